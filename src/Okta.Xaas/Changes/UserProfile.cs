namespace Okta.Xaas;

/// <summary>The attributes of a user. Any other attribute of the identity source's schema is set by its name: <c>profile["department"] = "Sales"</c>.</summary>
public sealed class UserProfile : IdentityProfile
{
    /// <summary>The user name, <c>userName</c>: at most 100 characters; cannot be cleared. Required by Okta on its single-user calls.</summary>
    public string? UserName
    {
        get => this[AttributeNames.UserName];
        set => this[AttributeNames.UserName] = value;
    }

    /// <summary>The primary email address, <c>email</c>: 5 to 100 characters; cannot be cleared. Required by Okta on its single-user calls.</summary>
    public string? Email
    {
        get => this[AttributeNames.Email];
        set => this[AttributeNames.Email] = value;
    }

    /// <summary>The given name, <c>firstName</c>: 1 to 50 characters.</summary>
    public string? FirstName
    {
        get => this[AttributeNames.FirstName];
        set => this[AttributeNames.FirstName] = value;
    }

    /// <summary>The family name, <c>lastName</c>: 1 to 50 characters.</summary>
    public string? LastName
    {
        get => this[AttributeNames.LastName];
        set => this[AttributeNames.LastName] = value;
    }

    /// <summary>Another email address, <c>secondEmail</c>: 5 to 100 characters; cannot be cleared.</summary>
    public string? SecondEmail
    {
        get => this[AttributeNames.SecondEmail];
        set => this[AttributeNames.SecondEmail] = value;
    }

    /// <summary>The mobile phone number, <c>mobilePhone</c>: at most 100 characters.</summary>
    public string? MobilePhone
    {
        get => this[AttributeNames.MobilePhone];
        set => this[AttributeNames.MobilePhone] = value;
    }

    /// <summary>The home address in one line, <c>homeAddress</c>: at most 4,096 characters.</summary>
    public string? HomeAddress
    {
        get => this[AttributeNames.HomeAddress];
        set => this[AttributeNames.HomeAddress] = value;
    }
}
