using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Feeds;
using Okta.Xaas.Tool.Report;

namespace Okta.Xaas.Tool.Synchronization;

/// <summary>The job: read the whole list, plan what changed since the last run, send it, tell what became of every row.</summary>
internal sealed class SyncRun(SyncArguments arguments, IDisplay display, TimeProvider clock)
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
        _report.EnsureWritable(arguments.Inputs);
        await using var okta = await OktaTarget.ConnectAsync(arguments.Target, clock);
        _summary.Target(okta);

        using var list = await HrList.OpenAsync(arguments.List, okta.Clock, cancellationToken);
        using var plan = await okta.Synchronizer.PlanAsync(list.Snapshot, _options, cancellationToken: cancellationToken);
        var rejected = RejectedRow.Of(plan.Summary);
        _summary.Found(list, plan.Summary);
        _summary.Plan(plan.Summary);

        SafeguardHit[] stopping = [.. plan.Summary.Safeguards.Where(hit => !_options.Allow.HasFlag(hit.Safeguard) && !_options.AllowFindings.Contains(hit.ToFinding()))];
        if (arguments.Plan || stopping.Length > 0) _summary.PlanInFull(list, plan.Summary, rejected);
        if (stopping.Length > 0) _summary.Stopped(stopping);
        if (arguments.Plan)
        {
            if (stopping.Length > 0) return await StoppedAsync(list, plan, rejected);
            _summary.NothingSent();
            return await _report.WriteAsync(list, plan, null, rejected) ? Verdict(plan.Summary, rejected).Code : ExitCodes.Failure;
        }

        try
        {
            return await SynchronizeAsync(okta, list, plan, rejected, cancellationToken);
        }
        catch (SafeguardException stopped)
        {
            _summary.Waits(stopped.Approval);
            return await StoppedAsync(list, plan, rejected);
        }
    }

    private async Task<int> StoppedAsync(HrList list, SynchronizationPlan plan, IReadOnlyList<RejectedRow> rejected)
    {
        await _report.WriteAsync(list, plan, null, rejected);
        display.Fail("A safeguard stopped the run. Nothing was sent.");
        return ExitCodes.Stopped;
    }

    private async Task<int> SynchronizeAsync(OktaTarget okta, HrList list, SynchronizationPlan plan, IReadOnlyList<RejectedRow> heldBack, CancellationToken cancellationToken)
    {
        var text = new ProgressText(plan.Summary.Estimate.Changes.Values.Sum(), okta.Clock);
        var started = okta.Clock.GetTimestamp();
        try
        {
            var result = plan.IsEmpty
                ? await okta.Synchronizer.ApplyAsync(plan, _options, null, cancellationToken)
                : await display.FollowAsync(text, progress => okta.Synchronizer.ApplyAsync(plan, _options, progress, cancellationToken));
            IReadOnlyList<RejectedRow> rejected = [.. heldBack, .. RejectedRow.Of(result.Synchronization)];
            _summary.Approved(result.Approval);
            _summary.Result(list, plan.Summary, result.Synchronization, rejected);
            _summary.Directory(okta.Emulator);
            var (code, why) = Verdict(plan.Summary, rejected);
            if (code == ExitCodes.Success && result.Approval is { LeftOut: > 0 and var left }) (code, why) = (ExitCodes.Incomplete, $"the exit code is 2, as {Words.Count(left, "change is", "changes are")} left for the next run");
            _summary.Verdict(okta.Clock.GetElapsedTime(started), why, arguments.Target.TimeScale);
            return await _report.WriteAsync(list, plan, result, rejected) ? code : ExitCodes.Failure;
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
            _summary.Result(list, plan.Summary, result, rejected);
            await _report.WriteAsync(list, plan, new SnapshotResult { Plan = plan.Summary, Synchronization = result }, rejected);
        }
    }

    /// <summary>The exit code, and why it is not 0.</summary>
    private static (int Code, string? Why) Verdict(PlanSummary plan, IReadOnlyList<RejectedRow> rejected)
    {
        var counts = plan.HeldBackCounts;
        var rows = counts.Users + rejected.Count(row => row.Line is null);
        if (rows + counts.Waiting + counts.Groups + counts.Memberships == 0) return (ExitCodes.Success, null);
        if (plan.Users.Listed > 0 && plan.Users.Stored + plan.Users.Added - plan.Users.Deleted == 0) return (ExitCodes.Failure, "the exit code is 1, as every row is rejected and nobody is in Okta");
        (long Count, string One, string Many)[] reasons =
            [(rows, "row is rejected", "rows are rejected"), (counts.Waiting, "person or group waits", "people or groups wait"), (counts.Groups + counts.Memberships, "group or membership is held back", "groups or memberships are held back")];
        return (ExitCodes.Incomplete, $"the exit code is 2, as {string.Join(", ", reasons.Where(reason => reason.Count > 0).Select(reason => Words.Count(reason.Count, reason.One, reason.Many)))}");
    }
}
