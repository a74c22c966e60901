namespace Okta.Xaas.Emulator.Tests.CommandLine;

/// <summary>A theory that needs signals, which Windows does not have.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Windows has no signals.";
    }
}
