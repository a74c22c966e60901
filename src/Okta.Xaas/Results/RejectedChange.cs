using System.Text.Json.Serialization;

namespace Okta.Xaas;

/// <summary>A change, or one member of a membership change, that was not sent because Okta would have refused it, or that Okta refused.</summary>
public sealed record RejectedChange
{
    /// <summary>The place of the change in what was handed in; the first is 0.</summary>
    public required long Index { get; init; }

    /// <summary>What the change would have done; <see langword="null"/> when the change was <see langword="null"/>.</summary>
    // Written also then: a property that is required cannot be left out.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChangeKind? Kind { get; init; }

    /// <summary>The entity's external id; for memberships, the group's.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The member that was left out while the rest of the membership change went on; <see langword="null"/> when the whole change was left out.</summary>
    public string? MemberExternalId { get; init; }

    /// <summary>The reason, to decide by.</summary>
    public required RejectionReason Reason { get; init; }

    /// <summary>Whether an earlier session of the same run may have imported it all the same: its upload got no answer there, and Okta refused the one into the next session.</summary>
    public bool MayBeImported { get; init; }

    /// <summary>The attribute at fault, by its name on the wire, when it is one.</summary>
    public string? Attribute { get; init; }

    /// <summary>The reason, to read: what is wrong, the limit, and the size that was met; never the value.</summary>
    public required string Message { get; init; }
}
