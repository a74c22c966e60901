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
        string? clientId = null;
        var emulator = await OktaEmulator.StartAsync(options =>
        {
            CommandLineOptions.Apply(args, options);
            clientId = options.OAuth.ClientId;
        }).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            await output.WriteLineAsync(
                $"""
                Okta.Xaas.Emulator listens. Ctrl+C stops it.
                  address:         {emulator.BaseAddress.GetLeftPart(UriPartial.Authority)}
                  identity source: {emulator.IdentitySourceId}
                  API token:       {emulator.ApiToken}
                """).ConfigureAwait(false);
            if (clientId is not null) await output.WriteLineAsync($"  OAuth client id: {clientId}").ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            await stop.Task.ConfigureAwait(false);
        }

        await output.WriteLineAsync("Stopped.").ConfigureAwait(false);
        return 0;
    }
}
