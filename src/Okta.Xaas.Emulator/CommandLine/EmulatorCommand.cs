namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>The program: starts an emulator, says where it is, and stops it when told to.</summary>
internal static class EmulatorCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        if (CommandLineOptions.AsksForHelp(args))
        {
            await output.WriteLineAsync(CommandLineOptions.Help).ConfigureAwait(false);
            return 0;
        }

        if (CommandLineOptions.AsksForKeyPair(args))
        {
            await output.WriteLineAsync(KeyPair.Print()).ConfigureAwait(false);
            return 0;
        }

        using var stop = new StopSignal();
        var used = new OktaEmulatorOptions();
        var emulator = await OktaEmulator.StartAsync(options => CommandLineOptions.Apply(args, used = options)).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            await output.WriteLineAsync(Greeting.Of(emulator, used)).ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            await stop.Task.ConfigureAwait(false);
        }

        await output.WriteLineAsync("Stopped.").ConfigureAwait(false);
        return 0;
    }
}
