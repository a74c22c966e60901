namespace Okta.Xaas.Emulator.Tests.CommandLine;

/// <summary>A fact that needs signals, which Windows does not have.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Windows has no signals.";
    }
}
