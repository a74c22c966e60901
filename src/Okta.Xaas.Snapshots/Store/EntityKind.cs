namespace Okta.Xaas.Snapshots;

/// <summary>What has a key of its own in a full list.</summary>
public enum EntityKind
{
    /// <summary>A person.</summary>
    User = 0,

    /// <summary>A group.</summary>
    Group = 1,

    /// <summary>A device.</summary>
    Device = 2,
}
