namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>A kind of record with a profile, and which attributes Okta insists on.</summary>
internal sealed class ProfileKind
{
    public static readonly ProfileKind User = new("user", ["userName", "email"]);

    public static readonly ProfileKind Group = new("group", ["displayName"]);

    public static readonly ProfileKind Device = new("device", ["serialNumber", "platform", "displayName"]) { HasOnlyRequired = true };

    private ProfileKind(string name, string[] required)
    {
        Name = name;
        Required = required;
    }

    public string Name { get; }

    /// <summary>The attributes without which Okta makes no such entity.</summary>
    public IReadOnlyList<string> Required { get; }

    private bool HasOnlyRequired { get; init; }

    public static string WhyKeyless(string column) => $"column '{column}' is empty; without it nobody knows whose row this is";

    public bool IsRequired(string attribute) => Required.Contains(attribute);

    /// <summary>Whether there is such an attribute: users and groups have those of the identity source's schema.</summary>
    public bool Takes(string attribute) => !HasOnlyRequired || IsRequired(attribute);

    /// <summary>Whether Okta takes null for it.</summary>
    public bool CanBeCleared(string attribute) => !IsRequired(attribute) && attribute != "secondEmail";

    public string WhyRequired(string what, string attribute) => $"{what} is empty, but Okta makes no {Name} without {attribute}";
}
