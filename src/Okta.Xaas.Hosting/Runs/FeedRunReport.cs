using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;

namespace Okta.Xaas.Hosting;

/// <summary>What became of a run, for a notifier.</summary>
/// <remarks>It has keys in <see cref="Result"/>, and no value of a profile; <see cref="Failure"/> may be of your own code and say anything.</remarks>
public sealed record FeedRunReport
{
    /// <summary>The feed's name in the application; <c>default</c> of the one without.</summary>
    public required string Feed { get; init; }

    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>What became of the run.</summary>
    public required FeedRunOutcome Outcome { get; init; }

    /// <summary>Why it began.</summary>
    public required FeedRunCause Cause { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Attempt { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Whether it succeeded, and the one before it had not.</summary>
    public bool IsRecovery { get; init; }

    /// <summary>The account of a run that came to its end.</summary>
    public SnapshotResult? Result { get; init; }

    /// <summary>What stopped it: a <see cref="SafeguardException"/>, a failure, a cancellation, or a <see cref="SnapshotBusyException"/>.</summary>
    public Exception? Failure { get; init; }

    /// <summary>When it is tried again; <see langword="null"/> when it is not, before the next one that is due.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>How the feed stands after it, its numbers included; <see langword="null"/> when the store could not be read.</summary>
    public FeedState? State { get; init; }
}
