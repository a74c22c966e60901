namespace Okta.Xaas.Emulator;

/// <summary>A device of the emulated org's directory, as it was when it was read. Immutable.</summary>
public sealed class EmulatedDevice
{
    /// <summary>The device's Okta id, such as <c>guo…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id that the identity source gave the device.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The attributes <c>serialNumber</c>, <c>platform</c> and <c>displayName</c>.</summary>
    public required IReadOnlyDictionary<string, string?> Profile { get => Attributes; init => Attributes = Wire.Profile.Of(value); }

    /// <summary>When the device was first imported.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When an import last changed the device.</summary>
    public required DateTimeOffset LastUpdated { get; init; }

    /// <inheritdoc cref="Profile"/>
    internal Wire.Profile Attributes { get; private init; } = Wire.Profile.Empty;
}
