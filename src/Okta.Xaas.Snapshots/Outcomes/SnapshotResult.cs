using System.Text.Json;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Outcomes.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots;

/// <summary>What a run planned, and what became of it.</summary>
/// <remarks>It has keys, and no value of a profile. <see cref="ToJson"/> gives it for an audit trail.</remarks>
public sealed record SnapshotResult
{
    /// <summary>The run's id, by which log, audit trail and result are brought together; blank in one that was not made by a run.</summary>
    public string RunId { get; init; } = "";

    /// <summary>The plan.</summary>
    public required PlanSummary Plan { get; init; }

    /// <summary>The sessions of an earlier run that was cut off, which this one ended first.</summary>
    public IReadOnlyList<RecoveredSession> Recovered { get; init; } = [];

    /// <summary>The account of the synchronization; <see langword="null"/> when there was nothing to send.</summary>
    public SyncResult? Synchronization { get; init; }

    /// <summary>The approval by which the plan was applied, and what of the plan was left; <see langword="null"/> when it needed none.</summary>
    public AppliedApproval? Approval { get; init; }

    /// <summary>Whether everything that was planned is in Okta. Records that were held back do not count.</summary>
    public bool Succeeded => (Synchronization?.Succeeded ?? true) && Approval is null or { LeftOut: 0 };

    /// <summary>Throws unless everything that was planned is in Okta.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="SynchronizationException">Some changes were rejected, are in doubt, or were not sent, or an approval did not have them.</exception>
    public SnapshotResult EnsureSuccess()
    {
        Synchronization?.EnsureSuccess();
        if (Succeeded) return this;
        var sent = Synchronization ?? new() { IdentitySourceId = Plan.IdentitySourceId, StartedAt = Plan.CreatedAt, FinishedAt = Plan.CreatedAt };
        throw new SynchronizationException($"{Amount.Of(Approval!.LeftOut, "change was", "changes were")} left out, as not in approval {Approval.ApprovalId}: the next run sends what was left out.", sent);
    }

    /// <summary>The result as JSON, for an audit trail.</summary>
    /// <returns>Indented JSON; <see cref="FromJson"/> reads it back.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, SnapshotResultJsonContext.Default.SnapshotResult);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">The text is not a result.</exception>
    public static SnapshotResult FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize(json, SnapshotResultJsonContext.Default.SnapshotResult) ?? throw new JsonException("The JSON is null, not a result.");
    }

    /// <summary>The plan and the account in one line.</summary>
    /// <returns>Numbers only.</returns>
    public override string ToString() =>
        $"{Plan}; {Synchronization?.ToString() ?? "nothing to send"}{(Approval is null ? "" : $"; by approval {Approval.ApprovalId}: {Approval.Applied} sent, {Approval.LeftOut} left out, {Approval.NotListed} not listed any more")}";
}
