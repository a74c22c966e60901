using BenchmarkDotNet.Attributes;

namespace Okta.Xaas.Benchmarks;

/// <summary>What concurrent uploads gain when the server takes its time.</summary>
[InProcess]
[WarmupCount(1), IterationCount(5), InvocationCount(1, 1)]
public class DelayBenchmarks : ServerBenchmarks
{
    private const string Delayed = "50 ms for each upload at the server";

    public DelayBenchmarks()
        : base(TimeSpan.FromMilliseconds(50))
    {
    }

    [Benchmark(Baseline = true, Description = "8 uploads at once"), BenchmarkCategory(Delayed)]
    public Task EightAtOnce() => Client.SynchronizeAsync(Uploads.Users, 8);

    [Benchmark(Description = "1 upload at a time"), BenchmarkCategory(Delayed)]
    public Task OneAtATime() => Client.SynchronizeAsync(Uploads.Users, 1);
}
