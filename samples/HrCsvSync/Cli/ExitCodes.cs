namespace HrCsvSync.Cli;

internal static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>Everything else was synchronized, but rows were rejected.</summary>
    public const int RejectedRows = 2;
}
