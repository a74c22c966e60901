namespace Okta.Xaas.Snapshots.Store;

/// <summary>An entity of the list whose key, or a user whose name, is there more than once.</summary>
public sealed record StagingConflict
{
    /// <summary>Its kind.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Its key.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Its place among those of its kind, as it was staged.</summary>
    public required long Number { get; init; }

    /// <summary>Where it stands in its source.</summary>
    public required long Row { get; init; }

    /// <summary>Where its key stands a second time; null when only its name does.</summary>
    public long? OtherRow { get; init; }

    /// <summary>The hash of the user name that others have, too; null when only the key is there twice.</summary>
    public long? SharedNameHash { get; init; }
}
