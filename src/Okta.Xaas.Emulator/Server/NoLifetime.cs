namespace Okta.Xaas.Emulator.Server;

/// <summary>Leaves Ctrl+C to the program that runs the emulator: the host's own lifetime would swallow it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
