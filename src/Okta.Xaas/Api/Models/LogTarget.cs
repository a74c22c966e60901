namespace Okta.Xaas.Api.Models;

/// <summary>What an event of the System Log is about.</summary>
public sealed record LogTarget
{
    /// <summary>Okta's word for the kind, for example <c>User</c> or <c>AppUser</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The id in Okta.</summary>
    public string? Id { get; init; }

    /// <summary>What people know it by, for example a user name.</summary>
    public string? AlternateId { get; init; }

    /// <summary>What it is called.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The kind and the id in Okta; never a name.</summary>
    /// <returns>For example <c>User 00u1</c>.</returns>
    public override string ToString() => $"{Type} {Id}";
}
