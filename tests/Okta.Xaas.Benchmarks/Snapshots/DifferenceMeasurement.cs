using System.Diagnostics;
using System.Globalization;
using Okta.Xaas.Benchmarks.Work;
using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Synchronization.Internal;

namespace Okta.Xaas.Benchmarks.Snapshots;

/// <summary>
/// What it costs to find the few changes in a full list: a store with so many users, a list in which one in a hundred has changed. Each step is a process of
/// its own, so that its memory is its own. The floor writes the same keys, each with a hash of no meaning, into an empty SQLite file in one transaction.
/// </summary>
internal static class DifferenceMeasurement
{
    public const string Argument = "--difference";

    private const string Source = "0oadifference00000001";
    private const int SessionSize = 10_000;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static Task RunAsync(string[] args, TextWriter output) => args switch
    {
        ["fill", var path, var users] => FillAsync(StoreAt(path), Number(users), output),
        ["plan", var path, var users] => PlanAsync(StoreAt(path), Number(users), output),
        ["floor", var path, var users] => Floor.WriteAsync(path, Number(users), output),
        [var users] => MeasureAsync([Number(users)], output),
        _ => MeasureAsync(Sizes, output),
    };

    // A path is a SQLite file, anything else how to connect to PostgreSQL.
    private static ISnapshotStore StoreAt(string path) => path.Contains('=', StringComparison.Ordinal) ? new PostgreSqlSnapshotStore(path) : new SqliteSnapshotStore(path);

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static async Task MeasureAsync(IEnumerable<int> sizes, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("xaas-difference-");
        try
        {
            foreach (var users in sizes)
            {
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{users:N0} users, 1 % changed"));
                var store = Path.Combine(folder.FullName, $"{users}.db");
                await RunStepAsync(["fill", store, Text(users)], output);
                await RunStepAsync(["floor", Path.Combine(folder.FullName, $"{users}.floor.db"), Text(users)], output);
                await RunStepAsync(["plan", store, Text(users)], output);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task RunStepAsync(string[] step, TextWriter output)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DifferenceMeasurement).Assembly.Location, Argument, .. step]) { RedirectStandardOutput = true };

        // By default the collector lets as much garbage lie as the processor's cache is large, which on some servers is more than all of this needs.
        start.Environment["DOTNET_GCgen0size"] = "0x1000000";

        // As the tool and the samples are published.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        await output.WriteAsync(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The step {step[0]} ended with exit code {process.ExitCode}.");
    }

    // Through the store's own journal, as if Okta had imported session after session.
    private static async Task FillAsync(ISnapshotStore store, int users, TextWriter output)
    {
        using var plan = await Synchronizer(store).PlanAsync(new() { Users = ListAsync(users, changed: false) });
        await using var lease = await store.TryAcquireAsync(Source) ?? throw new InvalidOperationException("The store is taken.");
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var journal = new LeaseJournal(lease);
        var index = 0L;
        await foreach (var session in journal.ReadAsync(plan).Chunk(SessionSize))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"aps{index}");
            foreach (var upload in session.Chunk(200))
            {
                ChangeReference[] changes = [.. upload.Select(c => new ChangeReference { Index = index++, Kind = c.Kind, ExternalId = c.ExternalId })];
                await journal.AppendAsync(new() { Event = JournalEvent.Uploading, At = clock.GetUtcNow(), SessionId = id, Changes = changes }, default);
            }

            await journal.AppendAsync(new() { Event = JournalEvent.SessionEnded, At = clock.GetUtcNow(), SessionId = id, Outcome = SessionOutcome.Imported }, default);
        }

        await journal.AppendAsync(new() { Event = JournalEvent.RunEnded, At = clock.GetUtcNow() }, default);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  stored through the journal in {clock.GetElapsedTime(started).TotalSeconds:F1} s; a first import is {plan.Summary.Estimate.Sessions:N0} sessions, at least {plan.Summary.Estimate.ShortestTime}"));
    }

    private static async Task PlanAsync(ISnapshotStore store, int users, TextWriter output)
    {
        var synchronizer = Synchronizer(store);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        using var plan = await synchronizer.PlanAsync(new() { Users = ListAsync(users, changed: true) });
        var elapsed = clock.GetElapsedTime(started);
        if (plan.Summary.Users.Updated != users / 100 || plan.Summary.Changes != users / 100) throw new InvalidOperationException($"The plan is wrong: {plan}.");
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  difference  {elapsed.TotalSeconds,6:F2} s ({process.TotalProcessorTime.TotalSeconds:F1} s of processor time), {process.PeakWorkingSet64 / 1e6,4:F0} MB at most in memory, {GC.GetTotalAllocatedBytes() / 1e6:F0} MB allocated; {plan.Summary.Changes:N0} changes in {plan.Summary.Estimate.Sessions:N0} sessions, at least {plan.Summary.Estimate.ShortestTime}"));
    }

    private static SnapshotSynchronizer Synchronizer(ISnapshotStore store)
    {
        var options = new OktaXaasOptions { OktaDomain = new("https://example.okta.com"), IdentitySourceId = Source, ApiToken = "made-up-token" };
        return new(store, IdentitySourcesApi.Create(options), options);
    }

    internal static async IAsyncEnumerable<SnapshotUser> ListAsync(int users, bool changed)
    {
        for (var number = 0; number < users; number++)
        {
            // In no order that a store would like: as a query without ORDER BY may give them.
            var place = (int)((number * 7_919L) % users);
            var user = People.Upsert(place);
            if (changed && place % 100 == 7) user.Profile["department"] = "Quality";
            yield return new(user.ExternalId, user.Profile);
        }

        await Task.CompletedTask;
    }
}
