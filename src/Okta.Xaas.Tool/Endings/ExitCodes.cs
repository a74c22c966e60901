namespace Okta.Xaas.Tool.Endings;

/// <summary>How a command ends, for schedulers and scripts.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>It failed or was cancelled; a check failed.</summary>
    public const int Failure = 1;

    /// <summary>Done, but something is not as it should be: rows were rejected, people wait, or Okta has something else.</summary>
    public const int Incomplete = 2;

    /// <summary>A safeguard stopped the run before anything was sent.</summary>
    public const int Stopped = 3;
}
