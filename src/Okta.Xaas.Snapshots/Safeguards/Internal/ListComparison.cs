namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>What is known of a list as a whole, and of the last one that was imported.</summary>
internal sealed record ListComparison
{
    public string TimeFrom { get; init; } = "";

    public DateTimeOffset? MadeAt { get; init; }

    public DateTimeOffset? LastMadeAt { get; init; }

    public string NumberFrom { get; init; } = "";

    public long? Number { get; init; }

    public long? LastNumber { get; init; }

    public bool? EndsWithLineEnd { get; init; }

    public bool LastEndedWithLineEnd { get; init; }

    public long? ExpectedRecords { get; init; }

    public long? CountedRecords { get; init; }
}
