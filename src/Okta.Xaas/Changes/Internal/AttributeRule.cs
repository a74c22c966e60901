namespace Okta.Xaas.Changes.Internal;

/// <summary>What Okta's API reference says of a known attribute: its length in characters, and whether null may clear it.</summary>
internal sealed record AttributeRule(int MinLength, int MaxLength, bool Clearable, bool Email = false)
{
    /// <summary>Schema <c>IdentitySourceUserProfileForUpsert</c>. Attributes that are not here are the identity source's own.</summary>
    public static readonly IReadOnlyDictionary<string, AttributeRule> User = new Dictionary<string, AttributeRule>(StringComparer.Ordinal)
    {
        [AttributeNames.UserName] = new(1, 100, Clearable: false),
        [AttributeNames.Email] = new(5, 100, Clearable: false, Email: true),
        [AttributeNames.SecondEmail] = new(5, 100, Clearable: false, Email: true),
        [AttributeNames.FirstName] = new(1, 50, Clearable: true),
        [AttributeNames.LastName] = new(1, 50, Clearable: true),
        [AttributeNames.MobilePhone] = new(0, 100, Clearable: true),
        [AttributeNames.HomeAddress] = new(0, 4096, Clearable: true),
    };

    /// <summary>Schema <c>IdentitySourceGroupProfileForUpsert</c>.</summary>
    public static readonly IReadOnlyDictionary<string, AttributeRule> Group = new Dictionary<string, AttributeRule>(StringComparer.Ordinal)
    {
        [AttributeNames.DisplayName] = new(1, 255, Clearable: false),
        [AttributeNames.Description] = new(0, 1024, Clearable: true),
    };

    /// <summary>A device has exactly these attributes.</summary>
    public static readonly IReadOnlyDictionary<string, AttributeRule> Device = new Dictionary<string, AttributeRule>(StringComparer.Ordinal)
    {
        [AttributeNames.SerialNumber] = new(1, 127, Clearable: false),
        [AttributeNames.Platform] = new(1, int.MaxValue, Clearable: false),
        [AttributeNames.DisplayName] = new(1, 255, Clearable: false),
    };

    public ChangeFault? Check(string attribute, string? value)
    {
        if (value is null)
            return Clearable ? null : new(RejectionReason.NotClearable, $"{attribute} is null, but Okta cannot clear it. Leave it out, or give it a value.", attribute);
        if (value.Length < MinLength)
            return new(RejectionReason.InvalidLength, $"{attribute} has {value.Length} characters; Okta takes {MinLength} to {MaxLength}.", attribute);
        if (value.Length > MaxLength)
            return new(RejectionReason.InvalidLength, $"{attribute} has {value.Length} characters; Okta takes at most {MaxLength}.", attribute);
        return Email && !IsEmail(value) ? new(RejectionReason.InvalidFormat, $"{attribute} is not an email address: it needs one @ between a name and a domain, and no spaces.", attribute) : null;
    }

    // Only what no mail system takes: the rest is Okta's to judge.
    private static bool IsEmail(string value)
    {
        var at = value.LastIndexOf('@');
        return at > 0 && at < value.Length - 1 && !value.Any(char.IsWhiteSpace);
    }
}
