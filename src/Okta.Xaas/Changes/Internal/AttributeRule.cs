#if NET
using System.Buffers;

#endif
namespace Okta.Xaas.Changes.Internal;

/// <summary>What Okta's API reference says of a known attribute: its length in characters, and whether null may clear it.</summary>
internal sealed record AttributeRule(int MinLength, int MaxLength, bool Clearable, bool Email = false)
{
#if NET
    private static readonly SearchValues<char> VisibleAscii = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c)]);
#endif
    private static readonly AttributeRule UserName = new(1, 100, Clearable: false);
    private static readonly AttributeRule EmailAddress = new(5, 100, Clearable: false, Email: true);
    private static readonly AttributeRule PersonName = new(1, 50, Clearable: true);
    private static readonly AttributeRule MobilePhone = new(0, 100, Clearable: true);
    private static readonly AttributeRule HomeAddress = new(0, 4096, Clearable: true);
    private static readonly AttributeRule EntityName = new(1, 255, Clearable: false);
    private static readonly AttributeRule Description = new(0, 1024, Clearable: true);
    private static readonly AttributeRule SerialNumber = new(1, 127, Clearable: false);
    private static readonly AttributeRule Platform = new(1, int.MaxValue, Clearable: false);

    /// <summary>Schema <c>IdentitySourceUserProfileForUpsert</c>. Attributes without a rule are the identity source's own.</summary>
    public static AttributeRule? OfUser(string attribute) => attribute switch
    {
        AttributeNames.UserName => UserName,
        AttributeNames.Email or AttributeNames.SecondEmail => EmailAddress,
        AttributeNames.FirstName or AttributeNames.LastName => PersonName,
        AttributeNames.MobilePhone => MobilePhone,
        AttributeNames.HomeAddress => HomeAddress,
        _ => null,
    };

    /// <summary>Schema <c>IdentitySourceGroupProfileForUpsert</c>.</summary>
    public static AttributeRule? OfGroup(string attribute) => attribute switch
    {
        AttributeNames.DisplayName => EntityName,
        AttributeNames.Description => Description,
        _ => null,
    };

    /// <summary>A device has exactly these attributes.</summary>
    public static AttributeRule? OfDevice(string attribute) => attribute switch
    {
        AttributeNames.SerialNumber => SerialNumber,
        AttributeNames.Platform => Platform,
        AttributeNames.DisplayName => EntityName,
        _ => null,
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
        return at > 0 && at < value.Length - 1 && !HasWhiteSpace(value);
    }

    // A loop: this runs for each person of a feed.
    private static bool HasWhiteSpace(string value)
    {
#if NET
        // Nearly every address is visible ASCII, which is seen many characters at a time.
        if (!value.AsSpan().ContainsAnyExcept(VisibleAscii)) return false;
#endif
        foreach (var character in value)
        {
            if (char.IsWhiteSpace(character)) return true;
        }

        return false;
    }
}
