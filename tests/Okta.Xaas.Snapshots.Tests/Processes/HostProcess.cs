using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Processes;

/// <summary>A run in a process of its own, which can be killed at any instruction.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // Only to end a test that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _error = new();
    private readonly CancellationTokenSource _patience = new(Patience, TimeProvider.System);

    private HostProcess(ProcessStartInfo start)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) _lines.Writer.Complete();
            else _lines.Writer.TryWrite(line.Data);
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error) _error.AppendLine(line.Data);
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static HostProcess Start(TestStore store, OktaEmulator okta, BusyPolicy whenBusy, string list)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "exec", Path.Combine(AppContext.BaseDirectory, "Okta.Xaas.Snapshots.TestHost.dll"), store is SqliteTestStore ? "sqlite" : "postgresql", okta.BaseAddress.AbsoluteUri,
            okta.IdentitySourceId, okta.ApiToken, whenBusy.ToString(), list,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["XAAS_TEST_STORE"] = store.Address;
        return new(start);
    }

    /// <summary>Its next line, for example <c>begins</c>.</summary>
    public async Task<string> ReadLineAsync()
    {
        try
        {
            return await _lines.Reader.ReadAsync(_patience.Token);
        }
        catch (ChannelClosedException exception)
        {
            lock (_error) throw new InvalidOperationException($"The process has ended: {_error}", exception);
        }
    }

    /// <summary>Waits for something that it is to bring about, as long as it lives.</summary>
    public async Task BringsAboutAsync(Task awaited)
    {
        if (await Task.WhenAny(awaited, _process.WaitForExitAsync(_patience.Token)) == awaited)
        {
            await awaited;
            return;
        }

        lock (_error) throw new InvalidOperationException($"The process has ended before: {_error}");
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Error)> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(_patience.Token);
        lock (_error) return (_process.ExitCode, _error.ToString());
    }

    /// <summary>Ends it as <c>kill -9</c> does: it does nothing more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(_patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _patience.Dispose();
    }
}
