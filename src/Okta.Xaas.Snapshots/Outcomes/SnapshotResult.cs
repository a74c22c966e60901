using System.Text.Json;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Outcomes.Internal;
using Okta.Xaas.Snapshots.Planning;

namespace Okta.Xaas.Snapshots;

/// <summary>What a run planned, and what became of it.</summary>
/// <remarks>It has keys, and no value of a profile. <see cref="ToJson"/> gives it for an audit trail.</remarks>
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
    public override string ToString() => Synchronization is null ? $"{Plan}; nothing to send" : $"{Plan}; {Synchronization}";
}
