using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.SamplesTests.Support;

/// <summary>A sample that runs as a process of its own, with nothing of this machine's Okta settings or user secrets.</summary>
internal sealed class SampleProgram : IDisposable
{
    // Only to end a test that hangs; nothing waits for it otherwise.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly CancellationTokenSource _giveUp = new(GiveUpAfter, TimeProvider.System);

    private SampleProgram(string fileName, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Repository.Root,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Okta__", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => _output.ToString();

    public string Error => _error.ToString().Trim();

    public static SampleProgram Start(string sample, params string[] arguments) => Start(sample, new Dictionary<string, string>(), arguments);

    public static SampleProgram Start(string sample, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        // The user's own secrets and data lie under these three.
        var nowhere = Path.Combine(AppContext.BaseDirectory, "no-secrets");
        var environment = new Dictionary<string, string> { ["HOME"] = nowhere, ["APPDATA"] = nowhere, ["XDG_DATA_HOME"] = nowhere };
        foreach (var (name, value) in settings) environment[name] = value;
        return new SampleProgram("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, $"{sample}.dll"), .. arguments], environment);
    }

    /// <summary>Starts a command as it stands in a document.</summary>
    public static SampleProgram StartCommand(string command) => new(command.Split(' ')[0], command.Split(' ')[1..], new Dictionary<string, string>());

    public static Dictionary<string, string> SettingsFor(OktaEmulator org) => new()
    {
        ["Okta__Xaas__OktaDomain"] = org.BaseAddress.AbsoluteUri,
        ["Okta__Xaas__IdentitySourceId"] = org.IdentitySourceId,
        ["Okta__Xaas__ApiToken"] = org.ApiToken,
        ["Okta__Xaas__Synchronization__PollingInterval"] = "00:00:00.100",
    };

    public async Task WaitForLineAsync(string part)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(_giveUp.Token))
        {
            if (line.Contains(part, StringComparison.Ordinal)) return;
        }

        throw new InvalidOperationException($"The program ended without a line with '{part}'.\n{Output}\n{Error}");
    }

    /// <summary>What Ctrl+C does.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(_giveUp.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _giveUp.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
            return;
        }

        _output.AppendLine(line);
        _lines.Writer.TryWrite(line);
    }
}
