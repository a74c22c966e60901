namespace Okta.Xaas.Snapshots;

/// <summary>What a source knows of its list as a whole, by which an older or a cut list is told. What it does not know it leaves out.</summary>
public sealed record SnapshotFacts
{
    /// <summary>When the list was made.</summary>
    public DateTimeOffset? MadeAt { get; set; }

    /// <summary>From what that is known, for messages; only times from the same are compared.</summary>
    public string MadeAtFrom { get; set; } = "file time";

    /// <summary>A number that grows from list to list.</summary>
    public long? Number { get; set; }

    /// <summary>From what that is known, for messages; only numbers from the same are compared.</summary>
    public string NumberFrom { get; set; } = "number in the file's name";

    /// <summary>Whether the last line has a line end. Many exporters never write one: only where the lists so far had one, a list without it was cut.</summary>
    public bool? EndsWithLineEnd { get; set; }

    /// <summary>How many records the list itself says that it has, for example in its last line.</summary>
    public long? ExpectedRecords { get; set; }

    /// <summary>How many it has, counted in the same way.</summary>
    public long? CountedRecords { get; set; }

    /// <summary>What is to be said of how the list was read, for the plan and the report, such as what was assumed where a mapping says nothing. Without a value of the list.</summary>
    public IReadOnlyList<string> Notes { get; set; } = [];
}
