using System.Text.Json.Serialization;

namespace Okta.Xaas;

/// <summary>
/// What became of the changes of one kind. Users, groups and devices count one each; a membership change counts its members, each once.
/// Every change that was read is in exactly one of the six numbers; only one that was <see langword="null"/> has no kind and is counted nowhere.
/// </summary>
public sealed record ChangeCounts
{
    /// <summary>In a session that Okta completed.</summary>
    public long Imported { get; init; }

    /// <summary>Not sent, or refused by Okta: see <see cref="SyncResult.Rejected"/>.</summary>
    public long Rejected { get; init; }

    /// <summary>Accepted by Okta but without anything to do there: deletes of ids that Okta does not know, in a session that had nothing else.</summary>
    public long WithoutEffect { get; init; }

    /// <summary>Sent, but whether Okta imported it is not known: see <see cref="SyncResult.InDoubt"/>.</summary>
    public long InDoubt { get; init; }

    /// <summary>In a session whose import Okta was still at when the run was ended: see <see cref="SyncResult.Pending"/>.</summary>
    public long Pending { get; init; }

    /// <summary>Not imported, as the run ended before their import was started; also what was loaded into a session that was then cancelled. See <see cref="SyncResult.NotSent"/>.</summary>
    public long NotSent { get; init; }

    /// <summary>The sum.</summary>
    [JsonIgnore]
    public long Total => Imported + Rejected + WithoutEffect + InDoubt + Pending + NotSent;
}
