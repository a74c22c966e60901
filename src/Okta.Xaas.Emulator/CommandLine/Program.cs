namespace Okta.Xaas.Emulator.CommandLine;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            return await EmulatorCommand.RunAsync(args, Console.Out).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is CommandLineException or ArgumentException or FormatException or IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Okta.Xaas.Emulator: {fault.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
