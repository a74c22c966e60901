namespace Okta.Xaas.Emulator.Tool;

/// <summary>The command <c>okta-xaas-emulator</c>: the emulator's own program.</summary>
internal static class EmulatorTool
{
    public static Task<int> Main(string[] args) => CommandLine.Program.Main(args);
}
