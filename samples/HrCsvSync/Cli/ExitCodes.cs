namespace HrCsvSync.Cli;

internal static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>Everything else is in Okta, but rows were rejected, people wait, or groups or memberships are held back.</summary>
    public const int HeldBack = 2;

    /// <summary>A safeguard stopped the run before anything was sent.</summary>
    public const int Stopped = 3;
}
