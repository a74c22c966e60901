namespace Okta.Xaas.Benchmarks.Load;

/// <summary>A page that is open: reads the events, and after each of them again what it shows, a search through all users included.</summary>
internal sealed class PageReader : IAsyncDisposable
{
    private static readonly string[] Shown = ["state", "sessions", "requests", "users?search=person.4711"];

    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _client;
    private readonly Task _loop;

    public PageReader(Uri address)
    {
        _client = new HttpClient { BaseAddress = new Uri(address, "/_emulator/"), Timeout = Timeout.InfiniteTimeSpan };
        _loop = Task.Run(ReadAsync);
    }

    /// <summary>How many events have come.</summary>
    public int Events { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _client.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new StreamReader(await _client.GetStreamAsync(new Uri("events", UriKind.Relative), _end.Token));
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (!line.StartsWith("data:", StringComparison.Ordinal)) continue;
                Events++;
                foreach (var path in Shown) await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative), _end.Token);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Closed by the one who opened it.
        }
    }
}
