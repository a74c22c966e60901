using BenchmarkDotNet.Attributes;
using Okta.Xaas.Benchmarks.Server;
using Okta.Xaas.Benchmarks.Work;

namespace Okta.Xaas.Refit.Benchmarks;

/// <summary>What a transport costs, for 50 uploads of 200 users, one at a time.</summary>
[InProcess]
[WarmupCount(25), IterationCount(40), InvocationCount(4, 1)]
public class TransportBenchmarks
{
    private Uploads _uploads = null!;
    private ServerProcess? _server;
    private HttpMessageHandler _network = null!;
    private Ways _ways = null!;

    /// <summary>Nowhere: the bodies are written and dropped. Loopback: a server in another process reads them.</summary>
    [Params("nowhere", "loopback")]
    public string Network { get; set; } = "";

    [GlobalSetup]
    public void Start()
    {
        _uploads = new();
        _server = Network == "loopback" ? ServerProcess.Start() : null;
        _network = _server is null ? new NullHandler() : new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        _ways = new(_server?.Address ?? new Uri("https://example.okta.com"), _network);
    }

    [GlobalCleanup]
    public void Stop()
    {
        _ways.Dispose();
        _network.Dispose();
        _server?.Dispose();
    }

    [Benchmark(Baseline = true, Description = "HttpClient, ready bytes")]
    public Task Bytes() => ForEachAsync(_uploads.Bodies, _ways.BytesAsync);

    [Benchmark(Description = "HttpClient, generated JSON")]
    public Task HandWritten() => ForEachAsync(_uploads.HandWritten, _ways.HandWrittenAsync);

    [Benchmark(Description = "Refit alone, generated JSON")]
    public Task PlainRefit() => ForEachAsync(_uploads.HandWritten, _ways.PlainRefitAsync);

    [Benchmark(Description = "IdentitySourcesApi")]
    public Task Api() => ForEachAsync(_uploads.Lists, _ways.ApiAsync);

    [Benchmark(Description = "RefitIdentitySourcesApi")]
    public Task Refit() => ForEachAsync(_uploads.Lists, _ways.RefitAsync);

    [Benchmark(Description = "IdentitySourcesApi, ready bytes")]
    public Task ApiBytes() => ForEachAsync(_uploads.Bodies, _ways.ApiBytesAsync);

    [Benchmark(Description = "RefitIdentitySourcesApi, ready bytes")]
    public Task RefitBytes() => ForEachAsync(_uploads.Bodies, _ways.RefitBytesAsync);

    private static async Task ForEachAsync<T>(IReadOnlyList<T> items, Func<T, Task> send)
    {
        foreach (var item in items) await send(item);
    }
}
