using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Api.Models;

/// <summary>The schema of an app's users: which attributes the identity source may send.</summary>
public sealed record AppSchema
{
    /// <summary>The attributes: Okta's own first, then those that an administrator has added.</summary>
    public required IReadOnlyList<AppSchemaEntry> Attributes { get; init; }

    /// <summary>The number of attributes.</summary>
    /// <returns>For example <c>AppSchema (9 attributes)</c>.</returns>
    public override string ToString() => $"AppSchema ({Amount.Of(Attributes.Count, "attribute")})";
}
