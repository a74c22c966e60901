using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Hosting.Tests.Support;

/// <summary>Keeps what the feeds log, and lets a test wait for an event.</summary>
internal sealed class CollectingLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<int, Channel<string>> _events = new();
    private readonly ConcurrentQueue<(int Id, string Message)> _all = new();

    public IReadOnlyList<(int Id, string Message)> All => [.. _all];

    /// <summary>The next event of this id that nobody has waited for yet.</summary>
    public async Task<string> NextAsync(int id) => await Of(id).Reader.ReadAsync().AsTask().WaitAsync(FeedBench.Patience, TimeProvider.System);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = formatter(state, exception);
        _all.Enqueue((eventId.Id, message));
        Of(eventId.Id).Writer.TryWrite(message);
    }

    public void Dispose()
    {
    }

    private Channel<string> Of(int id) => _events.GetOrAdd(id, _ => Channel.CreateUnbounded<string>());
}
