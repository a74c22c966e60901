using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting.Runs.Internal;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <inheritdoc cref="IFeedRunner" />
internal sealed class FeedRunner(Feed feed, FeedTimetable timetable, TimeProvider time, ILogger<IFeedRunner> logger) : IFeedRunner
{
    private const int LongestName = 200;
    private const int LongestReason = 500;

    public async Task<bool> RunNowAsync(string? by = null, CancellationToken cancellationToken = default)
    {
        ThrowIfUnfit(by, LongestName, nameof(by));
        _ = timetable.SchedulerInService;
        return await timetable.PlanAsync(FeedTriggers.Asked, time.GetUtcNow(), new(FeedRunCause.Asked, By: by), cancellationToken).ConfigureAwait(false);
    }

    public async Task PauseAsync(string by, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        ThrowIfUnfit(by, LongestName, nameof(by));
        ThrowIfUnfit(reason, LongestReason, nameof(reason));
        var planned = GroupMatcher<TriggerKey>.GroupEquals(FeedTriggers.Planned);
        await timetable.SchedulerInService.PauseTriggerGroupsWith(planned, new() { RequestedBy = by, Reason = reason }, cancellationToken).ConfigureAwait(false);
        logger.Paused(feed.DisplayName, by, reason);
        await timetable.NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        await timetable.SchedulerInService.ResumeTriggerGroups(GroupMatcher<TriggerKey>.GroupEquals(FeedTriggers.Planned), cancellationToken).ConfigureAwait(false);
        logger.Resumed(feed.DisplayName);
        await timetable.NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<FeedRunnerState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        var running = await timetable.SchedulerInService.QueryFireInstances(new() { Job = FeedTriggers.Run, State = FireInstanceState.Executing }, cancellationToken).ConfigureAwait(false);
        var pause = await timetable.SchedulerInService.GetTriggerGroupPause(FeedTriggers.Planned, cancellationToken).ConfigureAwait(false);
        return new()
        {
            IsRunning = running.Items.Count > 0,
            NextRunAt = await timetable.NextRunAsync(cancellationToken).ConfigureAwait(false),
            PausedAt = pause?.PausedAtUtc,
            PausedBy = pause?.RequestedBy,
            PauseReason = pause?.Reason,
        };
    }

    // Both go into logs and the audit trail.
    private static void ThrowIfUnfit(string? text, int longest, string name)
    {
        if (text is null) return;
        if (string.IsNullOrWhiteSpace(text)) throw new ArgumentException("It is blank.", name);
        if (text.Length > longest) throw new ArgumentException($"It has {text.Length} characters, and may have {longest}.", name);
        if (text.Any(char.IsControl)) throw new ArgumentException("It has a control character, such as a line break: leave that out.", name);
    }
}
