using System.Diagnostics;
using System.Text;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>The sample as a program of its own, pointed at an emulator as the page's settings say.</summary>
internal sealed class SampleRun : IDisposable
{
    // Only to end a test that hangs.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly CancellationTokenSource _giveUp = new(GiveUpAfter, TimeProvider.System);

    private readonly DirectoryInfo _folder;

    private SampleRun(ProcessStartInfo start, DirectoryInfo folder)
    {
        _folder = folder;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public static SampleRun Start(OktaEmulator okta)
    {
        // Of this run alone: with the state of an earlier one it would send only what changed since.
        var folder = Directory.CreateTempSubdirectory("xaas-sample-");

        // The user's own secrets lie under these two.
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-secrets");
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrCsvSync.dll"), "--state", Path.Combine(folder.FullName, "state.db")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Okta__", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["HOME"] = start.Environment["APPDATA"] = nowhere;
        start.Environment["Okta__Xaas__OktaDomain"] = okta.BaseAddress.AbsoluteUri;
        start.Environment["Okta__Xaas__IdentitySourceId"] = okta.IdentitySourceId;
        start.Environment["Okta__Xaas__ApiToken"] = okta.ApiToken;
        start.Environment["Okta__Xaas__Synchronization__PollingInterval"] = "00:00:00.100";
        // What an upload left undone goes into the next session: the sample is not to wait five minutes of real time for it.
        start.Environment["Okta__Xaas__Synchronization__CooldownMode"] = "Eager";
        // One request after another, so that each state of the session can be looked at.
        start.Environment["Okta__Xaas__Synchronization__MaxConcurrentUploads"] = "1";
        return new SampleRun(start, folder);
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(_giveUp.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
        _giveUp.Dispose();
    }

    private void Take(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
