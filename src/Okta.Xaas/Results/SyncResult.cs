using System.Text.Json;
using System.Text.Json.Serialization;
using Okta.Xaas.Results.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas;

/// <summary>The account of a run: its sessions and what became of every change that was read.</summary>
/// <remarks>
/// A change that is in none of the lists was imported. The lists hold external ids, but no values of profiles. They grow with what went wrong,
/// not with what went well. <see cref="ToJson"/> gives it for an audit trail. A test of your own code needs to give the identity source only: the rest is then
/// that of a run that had nothing to do.
/// </remarks>
public sealed record SyncResult
{
    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>When the run began, by this process's clock.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>How many changes were read; those at this index and after it were never read, which only a failed run leaves.</summary>
    public long ChangesRead { get; init; }

    /// <summary>Whether all changes that were handed in were read.</summary>
    public bool ReadToEnd { get; init; } = true;

    /// <summary>The sessions, in their order.</summary>
    public IReadOnlyList<SessionReport> Sessions { get; init; } = [];

    /// <summary>What became of the changes, by kind.</summary>
    public IReadOnlyDictionary<ChangeKind, ChangeCounts> Counts { get; init; } = new Dictionary<ChangeKind, ChangeCounts>();

    /// <summary>The changes that were left out or refused, each with its reason.</summary>
    public IReadOnlyList<RejectedChange> Rejected { get; init; } = [];

    /// <summary>The changes that had nothing to do in Okta: deletes of ids that Okta does not know, in a session that had nothing else.</summary>
    public IReadOnlyList<ChangeReference> WithoutEffect { get; init; } = [];

    /// <summary>The changes of sessions whose import did not complete: hand them in again.</summary>
    public IReadOnlyList<ChangeReference> InDoubt { get; init; } = [];

    /// <summary>
    /// The changes of a session whose import Okta was still at when the run was ended. Do not hand them in again before you know what became of them: the next
    /// run with the same journal, or <see cref="IIdentitySourceSynchronizer.RecoverAsync"/>, asks Okta and tells. Without a journal that outlives the process, hand them in again.
    /// </summary>
    public IReadOnlyList<ChangeReference> Pending { get; init; } = [];

    /// <summary>The changes that were read but not imported when the run ended: hand them in again, and all from <see cref="ChangesRead"/> on.</summary>
    public IReadOnlyList<ChangeReference> NotSent { get; init; } = [];

    /// <summary>
    /// Sessions of an earlier run that never came to its end, as the journal told, and what became of their changes. Those that were not imported
    /// must be handed in again. They do not count for <see cref="Succeeded"/>.
    /// </summary>
    public IReadOnlyList<RecoveredSession> Recovered { get; init; } = [];

    /// <summary>What does not fit the schema that the identity source has in Okta, where <see cref="SynchronizationOptions.SchemaCheck"/> is <see cref="SchemaCheck.Warn"/>; the changes were sent all the same.</summary>
    public IReadOnlyList<SchemaWarning> SchemaWarnings { get; init; } = [];

    /// <summary>Why changes were not held against the schema, with the scope or role that is needed; <see langword="null"/> when they were, or should not be.</summary>
    public string? SchemaNotRead { get; init; }

    /// <summary>Whether everything that was handed in was read and imported, or had nothing to do: nothing rejected, in doubt, pending, or not sent.</summary>
    public bool Succeeded => ReadToEnd && Rejected.Count == 0 && InDoubt.Count == 0 && Pending.Count == 0 && NotSent.Count == 0;

    /// <summary>How long the run took.</summary>
    [JsonIgnore]
    public TimeSpan Duration => FinishedAt - StartedAt;

    /// <summary>How many changes were imported; members are counted each.</summary>
    [JsonIgnore]
    public long Imported => Counts.Values.Sum(c => c.Imported);

    /// <summary>Throws unless <see cref="Succeeded"/>.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="SynchronizationException">Changes were rejected, are in doubt or pending, or were not sent. The exception carries this result.</exception>
    public SyncResult EnsureSuccess() =>
        Succeeded
            ? this
            : throw new SynchronizationException(
                $"Not every change was imported: {Rejected.Count} rejected, {InDoubt.Count} in doubt,{PendingText} {NotSent.Count} not sent. See the result's lists for each one and its reason.",
                this);

    /// <summary>The result as JSON, for an audit trail.</summary>
    /// <returns>Indented JSON; <see cref="FromJson"/> reads it back.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, SyncResultJsonContext.Default.SyncResult);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">The text is not a result.</exception>
    public static SyncResult FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize(json, SyncResultJsonContext.Default.SyncResult)
            ?? throw new JsonException("The JSON is null, not a result.");
    }

    /// <summary>The numbers; never an external id.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() =>
        $"{Imported} imported in {Amount.Of(Sessions.Count, "session")}, {Rejected.Count} rejected, {WithoutEffect.Count} without effect, {InDoubt.Count} in doubt,{PendingText} {NotSent.Count} not sent";

    private string PendingText => Pending.Count == 0 ? "" : $" {Pending.Count} pending at Okta,";
}
