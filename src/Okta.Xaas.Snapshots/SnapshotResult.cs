using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Planning;

namespace Okta.Xaas.Snapshots;

/// <summary>What a run planned, and what became of it.</summary>
public sealed record SnapshotResult
{
    /// <summary>The plan.</summary>
    public required PlanSummary Plan { get; init; }

    /// <summary>The sessions of an earlier run that was cut off, which this one ended first.</summary>
    public IReadOnlyList<RecoveredSession> Recovered { get; init; } = [];

    /// <summary>The account of the synchronization; <see langword="null"/> when there was nothing to send.</summary>
    public SyncResult? Synchronization { get; init; }

    /// <summary>Whether everything that was planned is in Okta. Records that were held back do not count.</summary>
    public bool Succeeded => Synchronization?.Succeeded ?? true;

    /// <summary>Throws unless everything that was planned is in Okta.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="SynchronizationException">Some changes were rejected, are in doubt, or were not sent.</exception>
    public SnapshotResult EnsureSuccess()
    {
        Synchronization?.EnsureSuccess();
        return this;
    }

    /// <summary>The plan and the account in one line.</summary>
    /// <returns>Numbers only.</returns>
    public override string ToString() => Synchronization is null ? $"{Plan}; nothing to send" : $"{Plan}; {Synchronization}";
}
