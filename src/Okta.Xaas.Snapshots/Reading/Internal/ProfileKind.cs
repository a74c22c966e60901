namespace Okta.Xaas.Snapshots.Reading.Internal;

/// <summary>A kind of record with a profile, and which attributes Okta insists on.</summary>
internal sealed class ProfileKind
{
    public static readonly ProfileKind User = new("user", ["userName", "email"], ["secondEmail"]);

    public static readonly ProfileKind Group = new("group", ["displayName"], []);

    public static readonly ProfileKind Device = new("device", ["serialNumber", "platform", "displayName"], []);

    private readonly string[] _neverNull;

    private ProfileKind(string name, string[] required, string[] neverNull)
    {
        Name = name;
        Required = required;
        _neverNull = neverNull;
    }

    public string Name { get; }

    /// <summary>The attributes without which Okta makes no such entity.</summary>
    public IReadOnlyList<string> Required { get; }

    public bool IsRequired(string attribute) => Required.Contains(attribute);

    /// <summary>Whether Okta takes null for it.</summary>
    public bool CanBeCleared(string attribute) => !IsRequired(attribute) && !_neverNull.Contains(attribute);

    /// <summary>Says why a record without a required attribute can't be used.</summary>
    public string WhyRequired(string column, string attribute) => $"column '{column}' is empty, but Okta makes no {Name} without {attribute}";
}
