using System.Diagnostics;
using System.Globalization;
using Okta.Xaas.Batching;
using Okta.Xaas.Benchmarks.Server;
using Okta.Xaas.Benchmarks.Work;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.Benchmarks;

/// <summary>
/// What the SDK costs beside sending the same bytes with nothing around them. The ways take turns, round by round, and each is told by its best round: what else a machine does
/// makes rounds longer, never shorter, and hits all ways alike.
/// </summary>
internal static class UploadRatios
{
    public const string Argument = "--upload-ratios";

    private const int WarmUp = 100;
    private const int Rounds = 400;

    public static async Task MeasureAsync(TextWriter output)
    {
        var uploads = new Uploads();
        using var server = ServerProcess.Start();
        using var client = new Client(server.Address);
        foreach (var atOnce in new[] { 1, 4 })
        {
            Way[] ways =
            [
                new("HttpClient, ready bytes", () => client.SendBytesAsync(uploads.Bodies, atOnce)),
                new("HttpClient, generated JSON", () => client.SendHandWrittenAsync(uploads.HandWritten, atOnce)),
                new("IIdentitySourcesApi, ready bytes", () => client.SendBytesByApiAsync(uploads.Bodies, atOnce)),
                new("IIdentitySourcesApi", () => client.SendByApiAsync(uploads.Lists, atOnce)),
                new("IdentitySourceSynchronizer", () => client.SynchronizeAsync(uploads.Users, atOnce)),
            ];
            await TakeTurnsAsync(ways);
            await output.WriteLineAsync($"{atOnce} at once{"time",35}{"ratio",8}{"processor",12}{"ratio",8}{"allocated",12}");
            foreach (var way in ways)
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{way.Name,-34}{way.Time.TotalMilliseconds,7:F2} ms{way.Time / ways[0].Time,8:F2}{way.Processor.TotalMilliseconds,9:F2} ms{way.Processor / ways[0].Processor,8:F2}{way.Allocated / 1e6,9:F2} MB"));
            }
        }

        using var okta = new BareOkta(TimeProvider.System);
        using var alone = new Client(server.Address, okta);
        Way[] parts =
        [
            new("Packing", () => Pack(uploads)),
            new("IdentitySourceSynchronizer", () => alone.SynchronizeAsync(uploads.Users, 1)),
        ];
        await TakeTurnsAsync(parts);
        await output.WriteLineAsync($"Without a network{"for each user",27}{"allocated",12}");
        foreach (var part in parts)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{part.Name,-34}{part.Time.TotalNanoseconds / uploads.Users.Length,7:F0} ns{part.Allocated / 1e6,9:F2} MB"));
        }
    }

    private static async Task TakeTurnsAsync(IReadOnlyList<Way> ways)
    {
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            foreach (var way in ways) await way.RunAsync(isMeasured: round >= WarmUp);
        }
    }

    private static Task Pack(Uploads uploads)
    {
        using var packer = new BatchPacker();
        for (var index = 0; index < uploads.Users.Length; index++) packer.Add(index, uploads.Users[index]);
        foreach (var batch in packer.TakeSession()) batch.Dispose();
        return Task.CompletedTask;
    }

    private sealed class Way(string name, Func<Task> run)
    {
        private readonly Process _self = Process.GetCurrentProcess();
        private long _allocated;
        private int _rounds;

        public string Name { get; } = name;

        public TimeSpan Time { get; private set; } = TimeSpan.MaxValue;

        /// <summary>The client's, on all threads. A system that counts it in steps of 10 ms tells nothing by it.</summary>
        public TimeSpan Processor { get; private set; } = TimeSpan.MaxValue;

        /// <summary>On average: what collections leave to be counted later evens out.</summary>
        public double Allocated => (double)_allocated / _rounds;

        public async Task RunAsync(bool isMeasured)
        {
            var (allocated, processor, start) = (GC.GetTotalAllocatedBytes(precise: true), ProcessorTime(), TimeProvider.System.GetTimestamp());
            await run();
            var (time, used) = (TimeProvider.System.GetElapsedTime(start), ProcessorTime() - processor);
            if (!isMeasured) return;
            _allocated += GC.GetTotalAllocatedBytes(precise: true) - allocated;
            _rounds++;
            if (time < Time) Time = time;
            if (used < Processor) Processor = used;
        }

        private TimeSpan ProcessorTime()
        {
            _self.Refresh();
            return _self.TotalProcessorTime;
        }
    }
}
