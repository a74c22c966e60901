using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace Okta.Xaas.Hosting.Tests.Processes;

/// <summary>A service in a process of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    // Only to end a test that hangs.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(ProcessStartInfo start, ChannelWriter<(ServiceProcess, string)> lines)
    {
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            if (line.Data == "started") _started.SetResult();
            lines.TryWrite((this, line.Data));
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error) _error.AppendLine(line.Data);
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Completes when its host has started.</summary>
    public Task Started => _started.Task;

    public string Error
    {
        get
        {
            lock (_error) return _error.ToString();
        }
    }

    public static ServiceProcess Start(string store, string address, Emulator.OktaEmulator okta, string lists, string cron, ChannelWriter<(ServiceProcess, string)> lines)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
            ["exec", Path.Combine(AppContext.BaseDirectory, "Okta.Xaas.Hosting.TestHost.dll"), store, okta.BaseAddress.AbsoluteUri, okta.IdentitySourceId, okta.ApiToken, lists, cron];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["XAAS_TEST_STORE"] = address;
        return new(start, lines);
    }

    /// <summary>Asks it for a run.</summary>
    public Task RunNowAsync() => AskAsync("run");

    /// <summary>Has it approve what waits.</summary>
    public Task ApproveAsync() => AskAsync("approve");

    /// <summary>Has it look for approvals, as it does each minute.</summary>
    public Task LookAsync() => AskAsync("look");

    /// <summary>Ends it as <c>kill -9</c> does: it does nothing more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
    }

    /// <summary>Asks it to stop, as systemd, Docker and Kubernetes do, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        return _process.ExitCode;
    }

    private async Task AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
