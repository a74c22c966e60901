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
    public required IReadOnlyDictionary<string, string?> Profile { get => Attributes; init => Attributes = Wire.Profile.Of(value); }

    /// <summary>What Okta has made of the person.</summary>
    public ImportOutcome Outcome { get; init; } = ImportOutcome.Confirmed;

    /// <summary>The <c>status</c> that the app's user has: that of <see cref="Outcome"/>, and <c>DEPROVISIONED</c> once the identity source has deleted the user.</summary>
    public string AppStatus => IsActive ? Outcome.Status : Deprovisioned;

    /// <summary>The profile that the app's user has: what the source sent, but for the <see cref="ImportOutcome.Drift"/>.</summary>
    public IReadOnlyDictionary<string, string?> AppProfile
    {
        get
        {
            if (Outcome.Drift.Count == 0) return Profile;
            var profile = new Dictionary<string, string?>(Profile, StringComparer.Ordinal);
            foreach (var (name, value) in Outcome.Drift)
            {
                if (value is null) profile.Remove(name);
                else profile[name] = value;
            }

            return profile;
        }
    }

    /// <summary>When the user was first imported.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When an import or a call last changed the user.</summary>
    public required DateTimeOffset LastUpdated { get; init; }

    /// <summary>Whether the app has the user. D: one who is deleted before being linked to an Okta user never appears in Okta.</summary>
    internal bool IsInApp => IsActive || Outcome.IsLinked;

    /// <summary>The id of the Okta user.</summary>
    internal string OktaUserId => string.Concat("00u", Id.AsSpan(3));

    internal const string Active = "ACTIVE";
    internal const string Deprovisioned = "DEPROVISIONED";

    /// <inheritdoc cref="Profile"/>
    internal Wire.Profile Attributes { get; private init; } = Wire.Profile.Empty;
}
