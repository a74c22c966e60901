using System.Runtime.InteropServices;

namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>Completes on Ctrl+C or SIGTERM, and keeps the runtime from ending the process itself.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM)];

    public Task Task => _stopped.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(
        signal,
        context =>
        {
            context.Cancel = true;
            _stopped.TrySetResult();
        });
}
