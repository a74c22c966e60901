using System.Globalization;
using System.Text.Json;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots;

/// <summary>What a plan is about, without the changes themselves: for a report, an approval, an audit trail. It has keys, and no value of a profile.</summary>
/// <remarks>A test of your own code needs to give the identity source only.</remarks>
public sealed record PlanSummary
{
    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The state of the store that it stands on.</summary>
    public long Revision { get; init; }

    /// <summary>A hash with a key over all changes, whatever their order: two plans with the same one do the same.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Users.</summary>
    public KindCounts Users { get; init; } = new();

    /// <summary>Groups.</summary>
    public KindCounts Groups { get; init; } = new();

    /// <summary>Devices.</summary>
    public KindCounts Devices { get; init; } = new();

    /// <summary>Memberships, each member of each group counted.</summary>
    public KindCounts Memberships { get; init; } = new();

    /// <summary>How many updates change an attribute, by its name.</summary>
    public IReadOnlyDictionary<string, long> ChangedAttributes { get; init; } = new Dictionary<string, long>();

    /// <summary>How many users are most likely in the list under another key. Unless they are held back, each is a delete and an upsert.</summary>
    public long RenamedCount { get; init; }

    /// <summary>The first 1,000 of them.</summary>
    public IReadOnlyList<RenamedUser> Renamed { get; init; } = [];

    /// <summary>How many records, entities and memberships are held back, all together.</summary>
    public long HeldBackCount { get; init; }

    /// <summary>How many of each kind are held back.</summary>
    public HeldBackCounts HeldBackCounts { get; init; } = new();

    /// <summary>The first 1,000 of them.</summary>
    public IReadOnlyList<HeldBackRecord> HeldBack { get; init; } = [];

    /// <summary>What is to be said of how the list was read, such as what was assumed where a mapping says nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The safeguards that stop the plan. Nothing is sent until all of them are allowed.</summary>
    public IReadOnlyList<SafeguardHit> Safeguards { get; init; } = [];

    /// <summary>Requests, bytes, sessions and the shortest time that Okta's rules allow.</summary>
    public SyncEstimate Estimate { get; init; } = new();

    /// <summary>How many changes there are.</summary>
    public long Changes => Users.Changes + Groups.Changes + Devices.Changes + Memberships.Changes;

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The summary; with it an approved plan is applied.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">It is not a summary.</exception>
    public static PlanSummary FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonSerializer.Deserialize(json, PlanJsonContext.Default.PlanSummary) ?? throw new JsonException("The JSON is null, not a plan.");
    }

    /// <summary>The summary as JSON.</summary>
    /// <returns>Indented JSON without a value of a profile.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, PlanJsonContext.Default.PlanSummary);

    /// <summary>The numbers in one line.</summary>
    /// <returns>For example <c>12 changes (users: 3 added, 8 updated, 1 deleted) in 1 session, at least 00:00:00</c>.</returns>
    public override string ToString()
    {
        var kinds = string.Join("; ", new[] { Describe("users", Users), Describe("groups", Groups), Describe("devices", Devices), Describe("memberships", Memberships) }.Where(k => k.Length > 0));
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0}{1} in {2}, at least {3}{4}",
            Amount.Of(Changes, "change"),
            kinds.Length == 0 ? "" : $" ({kinds})",
            Amount.Of(Estimate.Sessions, "session"),
            Estimate.ShortestTime,
            Safeguards.Count == 0 ? "" : "; stopped by " + string.Join(", ", Safeguards.Select(s => s.Safeguard).Distinct()));
    }

    private static string Describe(string kind, KindCounts counts)
    {
        var parts = new[] { (counts.Added, "added"), (counts.Updated, "updated"), (counts.Resent, "sent again"), (counts.Deleted, "deleted") };
        var text = string.Join(", ", parts.Where(p => p.Item1 > 0).Select(p => string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}", p.Item1, p.Item2)));
        return text.Length == 0 ? "" : $"{kind}: {text}";
    }
}
