namespace Okta.Xaas.Hosting;

/// <summary>A feed's schedule in the hands of an application, as for a page of its administrators: run now, pause, resume, and how it stands.</summary>
/// <remarks>
/// May be used concurrently, from the start of the host until it stops; before and after that every member throws an <see cref="InvalidOperationException"/>. On a shared schedule
/// each member acts for all machines, and what cannot be read or written there is a <see cref="Quartz.SchedulerException"/>.
/// </remarks>
public interface IFeedRunner
{
    /// <summary>Asks for a run as soon as possible: at once, or when the run that is under way has ended; on a shared schedule on whichever machine is free. Neither a pause nor a blackout holds it up.</summary>
    /// <param name="by">Who asks, for the audit trail; at most 200 characters. Without a name it is the user of the process.</param>
    /// <param name="cancellationToken">Ends the call, and not the run.</param>
    /// <returns>Whether it was noted; <see langword="false"/> when one that was asked for waits already.</returns>
    /// <exception cref="ArgumentException">The name is blank, too long, or has a control character.</exception>
    Task<bool> RunNowAsync(string? by = null, CancellationToken cancellationToken = default);

    /// <summary>Lets no run begin by itself until <see cref="ResumeAsync"/>. A run that is under way goes on. In memory a pause ends with the process; on a shared schedule it lasts.</summary>
    /// <param name="by">Who pauses it; at most 200 characters.</param>
    /// <param name="reason">Why; at most 500 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is paused.</returns>
    /// <exception cref="ArgumentException">The name is <see langword="null"/>, or a text is blank, too long, or has a control character.</exception>
    Task PauseAsync(string by, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a pause. What was due meanwhile is made up for once, if <see cref="FeedScheduleOptions.CatchUp"/> is set.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is resumed.</returns>
    Task ResumeAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads how the schedule stands. What became of runs is told by <see cref="Snapshots.Status.IFeedStatus"/>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state.</returns>
    Task<FeedRunnerState> ReadStateAsync(CancellationToken cancellationToken = default);
}
