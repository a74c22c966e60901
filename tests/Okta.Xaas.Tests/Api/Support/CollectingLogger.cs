using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>Takes every log of every level, as the text and as each structured value.</summary>
internal sealed class CollectingLogger : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Text, string Values)> _lines = new();

    public IReadOnlyList<(int Id, string Text)> Lines => [.. _lines.Select(line => (line.Id, line.Text))];

    public string Everything => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue((-1, "scope", state.ToString()!));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        _lines.Enqueue((eventId.Id, formatter(state, exception), string.Join(';', values) + exception));
    }

    public void Dispose()
    {
        // Nothing to give back: a logger factory must be disposable.
    }
}
