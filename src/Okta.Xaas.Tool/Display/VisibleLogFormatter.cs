using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Okta.Xaas.Tool.Display;

/// <summary>Writes each log entry as one line of what can be seen: what is logged may hold words from outside, too.</summary>
internal sealed class VisibleLogFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "visible";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var words = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.WriteLine(VisibleText.Line($"{logEntry.LogLevel}: {logEntry.Category}[{logEntry.EventId.Id}] {words} {logEntry.Exception}").TrimEnd());
    }
}
