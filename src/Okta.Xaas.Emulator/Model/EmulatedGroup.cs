namespace Okta.Xaas.Emulator;

/// <summary>A group of the emulated org's directory, as it was when it was read. Immutable; its members are in <see cref="EmulatedDirectory.Memberships"/>.</summary>
public sealed class EmulatedGroup
{
    /// <summary>The group's Okta id, such as <c>00g…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id that the identity source gave the group.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Attribute → value; a cleared attribute is there with <see langword="null"/>.</summary>
    public required IReadOnlyDictionary<string, string?> Profile { get => Attributes; init => Attributes = Wire.Profile.Of(value); }

    /// <summary>When the group was first imported.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When an import or a call last changed the group's profile.</summary>
    public required DateTimeOffset LastUpdated { get; init; }

    /// <inheritdoc cref="Profile"/>
    internal Wire.Profile Attributes { get; private init; } = Wire.Profile.Empty;
}
