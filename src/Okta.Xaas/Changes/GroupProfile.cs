namespace Okta.Xaas;

/// <summary>The attributes of a group. Any other attribute of the identity source's schema is set by its name.</summary>
public sealed class GroupProfile : IdentityProfile
{
    /// <summary>The group's name, <c>displayName</c>: 1 to 255 characters; cannot be cleared.</summary>
    public string? DisplayName
    {
        get => this[AttributeNames.DisplayName];
        set => this[AttributeNames.DisplayName] = value;
    }

    /// <summary>A description, <c>description</c>: at most 1,024 characters.</summary>
    public string? Description
    {
        get => this[AttributeNames.Description];
        set => this[AttributeNames.Description] = value;
    }
}
