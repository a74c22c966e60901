using BenchmarkDotNet.Running;
using Okta.Xaas.Benchmarks.Load;
using Okta.Xaas.Benchmarks.Server;
using Okta.Xaas.Benchmarks.Snapshots;

namespace Okta.Xaas.Benchmarks;

internal static class Program
{
    public static async Task Main(string[] args)
    {
        switch (args)
        {
            case [StubServer.Argument, var delay]:
                await StubServer.RunAsync(TimeSpan.Parse(delay, null));
                break;
            case [FirstRun.Argument]:
                await FirstRun.MeasureAsync(Console.Out);
                break;
            case [UploadRatios.Argument]:
                await UploadRatios.MeasureAsync(Console.Out);
                break;
            case [DifferenceMeasurement.Argument, ..]:
                await DifferenceMeasurement.RunAsync(args[1..], Console.Out);
                break;
            case [ReconciliationMeasurement.Argument, ..]:
                await ReconciliationMeasurement.RunAsync(args[1..], Console.Out);
                break;
            case [TemplateMeasurement.Argument]:
                await TemplateMeasurement.RunAsync(Console.Out);
                break;
            case [EmulatorHost.Argument]:
                await EmulatorHost.RunAsync();
                break;
            case [EmulatorLoad.Argument, .. var numbers]:
                await EmulatorLoad.RunAsync(numbers, Console.Out);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new BenchmarkConfig());
                break;
        }
    }
}
