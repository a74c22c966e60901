namespace Okta.Xaas.Emulator;

/// <summary>A user of the emulated org's directory, as it was when it was read. Immutable.</summary>
public sealed class EmulatedUser
{
    /// <summary>The id of the identity source's user, such as <c>0ua…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id that the identity source gave the user.</summary>
    public required string ExternalId { get; init; }

    /// <summary><c>ACTIVE</c>, or <c>DEPROVISIONED</c> once the identity source has deleted the user.</summary>
    public required string Status { get; init; }

    /// <summary>Whether <see cref="Status"/> is <c>ACTIVE</c>.</summary>
    public bool IsActive => Status == Active;

    /// <summary>Attribute → value; a cleared attribute is there with <see langword="null"/>, one that never came is absent.</summary>
    public required IReadOnlyDictionary<string, string?> Profile { get; init; }

    /// <summary>When the user was first imported.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When an import or a call last changed the user.</summary>
    public required DateTimeOffset LastUpdated { get; init; }

    internal const string Active = "ACTIVE";
    internal const string Deprovisioned = "DEPROVISIONED";
}
