using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Running;
using Okta.Xaas.Benchmarks;
using Okta.Xaas.Benchmarks.Server;

namespace Okta.Xaas.Refit.Benchmarks;

internal static class Program
{
    public static async Task Main(string[] args)
    {
        if (args is [StubServer.Argument, var delay]) await StubServer.RunAsync(TimeSpan.Parse(delay, null));
        else BenchmarkRunner.Run<TransportBenchmarks>(new BenchmarkConfig().AddColumn(StatisticColumn.Min), args);
    }
}
