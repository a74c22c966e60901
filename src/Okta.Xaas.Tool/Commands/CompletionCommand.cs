using System.CommandLine;

namespace Okta.Xaas.Tool.Commands;

/// <summary><c>completion</c>: the few lines that let a shell ask this program how a command line may go on.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _okta_xaas() {
                local IFS=$'\n'
                COMPREPLY=($(okta-xaas "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
            }
            complete -o default -F _okta_xaas okta-xaas
            """,
        ["zsh"] = """
            #compdef okta-xaas
            _okta_xaas() {
                local -a answers
                answers=("${(@f)$(okta-xaas "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -a answers
            }
            compdef _okta_xaas okta-xaas
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName okta-xaas -ScriptBlock {
                param($word, $command, $position)
                okta-xaas "[suggest:$position]" "$command" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "The shell." }.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Print the lines that a shell needs to complete commands and options; put them into its profile.") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(Scripts[parsed.GetRequiredValue(shell)]));
        return command;
    }
}
