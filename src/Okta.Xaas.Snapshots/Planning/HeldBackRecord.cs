namespace Okta.Xaas.Snapshots;

/// <summary>A record of the list, or an entity of the store, that is left as it is.</summary>
public sealed record HeldBackRecord
{
    /// <summary>What it is: user, group, device or membership.</summary>
    public required string Kind { get; init; }

    /// <summary>Its key; of a membership, the group's. Blank when it has none.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The member's key, of a membership.</summary>
    public string? MemberExternalId { get; init; }

    /// <summary>The other key that it is about: of who comes under another key the former one, of who waits the one who is waited for.</summary>
    public string? OtherExternalId { get; init; }

    /// <summary>Where it stands in its source; null for what only the store has.</summary>
    public long? Row { get; init; }

    /// <summary>Where the other one stands, of a duplicate.</summary>
    public long? OtherRow { get; init; }

    /// <summary>Why it is held back.</summary>
    public required HeldBackReason Reason { get; init; }

    /// <summary>What is wrong and how to mend it; never a value of a profile.</summary>
    public required string Message { get; init; }
}
