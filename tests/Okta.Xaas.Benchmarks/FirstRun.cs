using System.Globalization;
using Okta.Xaas.Benchmarks.Server;
using Okta.Xaas.Benchmarks.Work;

namespace Okta.Xaas.Benchmarks;

/// <summary>What a process allocates that synchronizes once and ends: its pool of buffers is still empty.</summary>
internal static class FirstRun
{
    public const string Argument = "--first-run";

    public static async Task MeasureAsync(TextWriter output)
    {
        var users = People.Upserts(Uploads.Count * Uploads.UsersEach);
        using var server = ServerProcess.Start();
        using var client = new Client(server.Address);
        for (var run = 1; run <= 3; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await client.SynchronizeAsync(users, 4);
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Run {run}: {allocated / 1e6:F1} MB allocated"));
        }
    }
}
