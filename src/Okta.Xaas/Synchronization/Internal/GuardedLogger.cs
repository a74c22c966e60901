using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The caller's logger. One that throws must not end a run with a session open: the fault is noted in the trace, where there is one.</summary>
internal sealed class GuardedLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception exception)
        {
            Note(exception);
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception fault)
        {
            Note(fault);
        }
    }

    private static void Note(Exception fault) => Activity.Current?.SetTag(TelemetryNames.LoggerFaultTag, fault.GetType().Name);
}
