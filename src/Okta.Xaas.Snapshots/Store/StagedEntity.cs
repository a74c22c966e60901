using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>An entity as the list that is being compared has it.</summary>
[Experimental("OKTAXAAS002")]
public sealed record StagedEntity
{
    /// <summary>Its place among those of its kind, from 0.</summary>
    public required long Number { get; init; }

    /// <summary>Its key; empty on a user's record that is held back and has none that can be trusted.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The form of the key by which it is compared within the list; null when that is the key itself.</summary>
    public string? NormalKey { get; init; }

    /// <summary>Where it stands in its source.</summary>
    public required long Row { get; init; }

    /// <summary>The hash of its profile; empty when it is held back.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The hash of a user's name; null for other kinds and for users without one.</summary>
    public long? NameHash { get; init; }

    /// <summary>The hash of a user's e-mail; null for other kinds and for users without one.</summary>
    public long? EmailHash { get; init; }

    /// <summary>Whether the record has a fault: it is there, so that nothing is deleted, but nothing of it is to be sent.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>Whether it is to be sent though nothing changed.</summary>
    public bool Resend { get; init; }
}
