using System.Text;
using Spectre.Console;

namespace Okta.Xaas.Tool.Display;

internal static class DisplayChoice
{
    /// <summary>JSON when asked for; else plain lines unless a person watches: no bars in a file, a pipe, a dumb terminal, or among the lines of a log.</summary>
    public static IDisplay Choose(bool json, bool verbose)
    {
        // Names of departments have any letters, whatever the code page of the console is.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (json) return new VisibleDisplay(new JsonDisplay(Console.Out, Console.Error));
        var capabilities = AnsiConsole.Profile.Capabilities;
        var watched = !Console.IsOutputRedirected && capabilities.Ansi && capabilities.Interactive;
        return new VisibleDisplay(watched && !verbose ? new TerminalDisplay(AnsiConsole.Console) : new PlainDisplay(Console.Out, Console.Error));
    }
}
