using BenchmarkDotNet.Attributes;

namespace Okta.Xaas.Benchmarks;

/// <summary>What the SDK costs beside sending the same bytes with nothing around them.</summary>
[InProcess]
[WarmupCount(25), IterationCount(40), InvocationCount(4, 1)]
public class UploadBenchmarks : ServerBenchmarks
{
    private const string OneAtATime = "1 upload at a time";
    private const string FourAtOnce = "4 uploads at once";

    public UploadBenchmarks()
        : base(TimeSpan.Zero)
    {
    }

    [Benchmark(Baseline = true, Description = "HttpClient, ready bytes"), BenchmarkCategory(OneAtATime)]
    public Task Bytes() => Client.SendBytesAsync(Uploads.Bodies, 1);

    [Benchmark(Description = "HttpClient, generated JSON"), BenchmarkCategory(OneAtATime)]
    public Task HandWritten() => Client.SendHandWrittenAsync(Uploads.HandWritten, 1);

    [Benchmark(Description = "IIdentitySourcesApi, ready bytes"), BenchmarkCategory(OneAtATime)]
    public Task ApiBytes() => Client.SendBytesByApiAsync(Uploads.Bodies, 1);

    [Benchmark(Description = "IIdentitySourcesApi"), BenchmarkCategory(OneAtATime)]
    public Task Api() => Client.SendByApiAsync(Uploads.Lists, 1);

    [Benchmark(Description = "IdentitySourceSynchronizer"), BenchmarkCategory(OneAtATime)]
    public Task Synchronizer() => Client.SynchronizeAsync(Uploads.Users, 1);

    [Benchmark(Baseline = true, Description = "HttpClient, ready bytes"), BenchmarkCategory(FourAtOnce)]
    public Task BytesAtOnce() => Client.SendBytesAsync(Uploads.Bodies, 4);

    [Benchmark(Description = "HttpClient, generated JSON"), BenchmarkCategory(FourAtOnce)]
    public Task HandWrittenAtOnce() => Client.SendHandWrittenAsync(Uploads.HandWritten, 4);

    [Benchmark(Description = "IIdentitySourcesApi, ready bytes"), BenchmarkCategory(FourAtOnce)]
    public Task ApiBytesAtOnce() => Client.SendBytesByApiAsync(Uploads.Bodies, 4);

    [Benchmark(Description = "IIdentitySourcesApi"), BenchmarkCategory(FourAtOnce)]
    public Task ApiAtOnce() => Client.SendByApiAsync(Uploads.Lists, 4);

    [Benchmark(Description = "IdentitySourceSynchronizer"), BenchmarkCategory(FourAtOnce)]
    public Task SynchronizerAtOnce() => Client.SynchronizeAsync(Uploads.Users, 4);
}
