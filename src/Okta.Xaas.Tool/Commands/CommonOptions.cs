using System.CommandLine;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;

namespace Okta.Xaas.Tool.Commands;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _settings = new("--settings")
    {
        Description = $"A JSON file with the settings. Default: {OktaSettings.DefaultFile} in the current folder, if there is one. User secrets and the environment win over it.",
        Recursive = true,
    };

    private readonly Option<string?> _section = new("--section")
    {
        Description = $"The settings' section of the org and the identity source, for several sources in one file. Default: {OktaSettings.DefaultSection}.",
        Recursive = true,
    };

    private readonly Option<string?> _state = new("--state", "-s")
    {
        Description = "The file that remembers what was imported. Default: the database of the setting Store:PostgreSql, else a file in this user's local application data; for an emulated org a temporary one.",
        Recursive = true,
    };

    private readonly Option<bool> _emulated = new("--emulated") { Description = "Use an empty emulated org inside this program instead of a real one.", Recursive = true };

    private readonly Option<double> _timeScale = new("--time-scale")
    {
        Description = "How much faster the emulated org's clock runs: with 60 its five minutes between two sessions take five seconds.",
        DefaultValueFactory = _ => 1,
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON for a program, and nothing else, on standard output.", Recursive = true };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Plain lines, what the SDK logs (on standard error), and the stack of a failure.", Recursive = true };

    public CommonOptions()
    {
        _timeScale.Within(0.01, 10_000);
        foreach (var option in (Option<string?>[])[_settings, _section, _state]) option.NotBlank();
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_settings, _section, _state, _emulated, _timeScale, _json, _verbose]) command.Options.Add(option);
    }

    /// <summary>Runs a command with what the options say.</summary>
    public Task<int> RunAsync(ParseResult parsed, Func<TargetOptions, IDisplay, Task<int>> command)
    {
        var verbose = parsed.GetValue(_verbose);
        var display = DisplayChoice.Choose(parsed.GetValue(_json), verbose);
        return CommandRun.RunAsync(display, verbose, () => command(
            new TargetOptions(
                OktaSettings.Load(parsed.GetValue(_settings), parsed.GetValue(_section)),
                parsed.GetValue(_state),
                parsed.GetValue(_emulated),
                parsed.GetValue(_timeScale),
                verbose),
            display));
    }
}
