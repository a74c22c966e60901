using HrCsvSync.Connection;
using HrCsvSync.Display;
using HrCsvSync.Report;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Reading.Csv;
using Okta.Xaas.Snapshots.Reading.Mapping;
using Okta.Xaas.Snapshots.Safeguards;

namespace HrCsvSync.Cli;

/// <summary>The job: read the whole export, plan what changed since the last run, send it, tell what became of every row.</summary>
internal sealed class SyncRun(SyncArguments arguments, IDisplay display, OktaSettings settings, TimeProvider clock)
{
    private readonly RunSummary _summary = new(display);

    private readonly RunReport _report = new(display, arguments.Reports);

    // All that is about deletions, and nothing else: an empty export stays stopped.
    private readonly SnapshotRunOptions _options = new()
    {
        Allow = arguments.AllowDeletions ? Safeguard.Deletions | Safeguard.UnidentifiedRecords : Safeguard.None,
        AllowFindings = arguments.Allow,
    };

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        _report.EnsureWritable();
        await using var okta = await OktaTarget.ConnectAsync(settings, arguments.State, arguments.TimeScale, clock, AddLogging);
        _summary.Target(okta);

        var mapping = HrMapping.Load(arguments.Mapping);
        using var export = await HrCsvSnapshot.OpenAsync(arguments.File, mapping, okta.Clock, cancellationToken);
        using var plan = await okta.Synchronizer.PlanAsync(export.Snapshot, _options, cancellationToken);
        var rejected = RejectedRow.Of(plan.Summary);
        _summary.Found(export, mapping, plan.Summary);
        _summary.Plan(plan.Summary);

        SafeguardHit[] stopping = [.. plan.Summary.Safeguards.Where(hit => !_options.Allow.HasFlag(hit.Safeguard) && !_options.AllowFindings.Contains(hit.ToFinding()))];
        if (arguments.Plan || stopping.Length > 0) _summary.PlanInFull(plan.Summary, rejected);
        if (stopping.Length > 0)
        {
            _summary.Stopped(stopping);
            await _report.WriteAsync(export, plan, null, rejected);
            display.Fail("A safeguard stopped the run. Nothing was sent.");
            return ExitCodes.Stopped;
        }

        if (arguments.Plan)
        {
            _summary.NothingSent();
            return await _report.WriteAsync(export, plan, null, rejected) ? Verdict(plan.Summary, rejected).Code : ExitCodes.Failure;
        }

        return await SynchronizeAsync(okta, export, plan, rejected, cancellationToken);
    }

    private async Task<int> SynchronizeAsync(OktaTarget okta, HrCsvSnapshot export, SynchronizationPlan plan, IReadOnlyList<RejectedRow> heldBack, CancellationToken cancellationToken)
    {
        var text = new ProgressText(plan.Summary.Estimate.Changes.Values.Sum(), okta.Clock);
        var started = okta.Clock.GetTimestamp();
        try
        {
            var result = plan.IsEmpty
                ? await okta.Synchronizer.ApplyAsync(plan, _options, null, cancellationToken)
                : await display.FollowAsync(text, progress => okta.Synchronizer.ApplyAsync(plan, _options, progress, cancellationToken));
            IReadOnlyList<RejectedRow> rejected = [.. heldBack, .. RejectedRow.Of(result.Synchronization)];
            _summary.Result(plan.Summary, result.Synchronization, rejected);
            _summary.Directory(okta.Emulator);
            var (code, why) = Verdict(plan.Summary, rejected);
            _summary.Verdict(okta.Clock.GetElapsedTime(started), why, arguments.TimeScale);
            return await _report.WriteAsync(export, plan, result, rejected) ? code : ExitCodes.Failure;
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

        // Of a run that failed or was cancelled it is told all the same what Okta has.
        async Task TellAsync(SyncResult? result)
        {
            IReadOnlyList<RejectedRow> rejected = [.. heldBack, .. RejectedRow.Of(result)];
            _summary.Result(plan.Summary, result, rejected);
            await _report.WriteAsync(export, plan, new SnapshotResult { Plan = plan.Summary, Synchronization = result }, rejected);
        }
    }

    /// <summary>The exit code, and why it is not 0.</summary>
    private static (int Code, string? Why) Verdict(PlanSummary plan, IReadOnlyList<RejectedRow> rejected)
    {
        var counts = plan.HeldBackCounts;
        var rows = counts.Users + rejected.Count(row => row.Line is null);
        if (rows + counts.Waiting + counts.Groups + counts.Memberships == 0) return (ExitCodes.Success, null);
        if (plan.Users.Listed > 0 && plan.Users.Stored + plan.Users.Added - plan.Users.Deleted == 0) return (ExitCodes.Failure, "the exit code is 1, as every row is rejected and nobody is in Okta");
        var why = rows > 0 ? SyncTables.Count(rows, "row is rejected", "rows are rejected")
            : counts.Waiting > 0 ? SyncTables.Count(counts.Waiting, "person or group waits", "people or groups wait")
            : SyncTables.Count(counts.Groups + counts.Memberships, "group or membership is held back", "groups or memberships are held back");
        return (ExitCodes.HeldBack, $"the exit code is 2, as {why}");
    }

    private void AddLogging(IServiceCollection services)
    {
        if (!arguments.Verbose) return;
        services.AddLogging(logging => logging
            .AddConsoleFormatter<VisibleLogFormatter, ConsoleFormatterOptions>()
            .AddConsole(console =>
            {
                console.FormatterName = VisibleLogFormatter.FormatterName;
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            })
            .AddFilter("Okta", LogLevel.Debug));
    }
}
