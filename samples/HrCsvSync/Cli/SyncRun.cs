using HrCsvSync.Connection;
using HrCsvSync.Display;
using HrCsvSync.Report;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Reading.Csv;
using Okta.Xaas.Snapshots.Reading.Mapping;
using Okta.Xaas.Snapshots.Safeguards;

namespace HrCsvSync.Cli;

/// <summary>The job: read the whole export, plan what changed since the last run, send it, tell what became of every row.</summary>
internal sealed class SyncRun(SyncArguments arguments, IDisplay display)
{
    private readonly RunSummary _summary = new(display);

    // All that is about deletions, and nothing else: an empty export stays stopped.
    private readonly SnapshotRunOptions _options = new() { Allow = arguments.AllowDeletions ? Safeguard.Deletions | Safeguard.UnidentifiedRecords : Safeguard.None };

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (arguments.Report is { } path) RunReport.EnsureWritable(path);
        await using var okta = await OktaTarget.ConnectAsync(OktaSettings.Load(), arguments.State, arguments.TimeScale, AddLogging);
        _summary.Target(okta);

        var mapping = HrMapping.Load(arguments.Mapping);
        using var export = await HrCsvSnapshot.OpenAsync(arguments.File, mapping, okta.Clock, cancellationToken);
        using var plan = await okta.Synchronizer.PlanAsync(export.Snapshot, _options, cancellationToken);
        var rejected = RejectedRow.Of(plan.Summary);
        _summary.Found(export, mapping, plan.Summary, rejected.Count);
        _summary.Plan(plan.Summary);

        SafeguardHit[] stopping = [.. plan.Summary.Safeguards.Where(hit => !_options.Allow.HasFlag(hit.Safeguard))];
        if (arguments.Plan || stopping.Length > 0) _summary.PlanInFull(plan.Summary, rejected);
        if (stopping.Length > 0)
        {
            _summary.Stopped(stopping);
            display.Fail($"A safeguard stopped the run. Nothing was sent.{(stopping.All(AreAllowedWithDeletions) ? " If that many are right, --allow-deletions lets this run do it." : "")}");
            return ExitCodes.Stopped;
        }

        if (arguments.Plan)
        {
            _summary.NothingSent();
            return CodeFor(rejected);
        }

        return await SynchronizeAsync(okta, export.FileName, plan, rejected, cancellationToken);
    }

    private async Task<int> SynchronizeAsync(OktaTarget okta, string file, SynchronizationPlan plan, IReadOnlyList<RejectedRow> heldBack, CancellationToken cancellationToken)
    {
        var text = new ProgressText(plan.Summary.Estimate.Changes.Values.Sum(), okta.Clock);
        var started = okta.Clock.GetTimestamp();
        try
        {
            var result = plan.IsEmpty
                ? await okta.Synchronizer.ApplyAsync(plan, _options, null, cancellationToken)
                : await display.FollowAsync(text, progress => okta.Synchronizer.ApplyAsync(plan, _options, progress, cancellationToken));
            var rejected = await TellAsync(result.Synchronization);
            _summary.Directory(okta.Emulator);
            _summary.Verdict(okta.Clock.GetElapsedTime(started), rejected.Count, arguments.TimeScale);
            return CodeFor(rejected);
        }
        catch (SynchronizationException fault)
        {
            await TellAsync(fault.Result);
            throw;
        }
        catch (SynchronizationCanceledException cancelled)
        {
            await TellAsync(cancelled.Result);
            throw;
        }

        async Task<IReadOnlyList<RejectedRow>> TellAsync(SyncResult? result)
        {
            IReadOnlyList<RejectedRow> rejected = [.. heldBack, .. RejectedRow.Of(result)];
            _summary.Result(result, rejected);
            // A report of a cancelled run is written all the same: it says what Okta has.
            if (arguments.Report is { } path) await RunReport.WriteAsync(path, file, plan.Summary, result, rejected, CancellationToken.None);
            return rejected;
        }
    }

    private static bool AreAllowedWithDeletions(SafeguardHit hit) => (Safeguard.Deletions | Safeguard.UnidentifiedRecords).HasFlag(hit.Safeguard);

    private static int CodeFor(IReadOnlyList<RejectedRow> rejected) => rejected.Count == 0 ? ExitCodes.Success : ExitCodes.RejectedRows;

    private void AddLogging(IServiceCollection services)
    {
        if (!arguments.Verbose) return;
        services.AddLogging(logging => logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter("Okta", LogLevel.Debug));
    }
}
