namespace Okta.Xaas.Snapshots;

/// <summary>A group as the HR system's full list has it.</summary>
/// <param name="ExternalId">The group's key in the HR system. Blank when the record has none: then no group is deleted in that run.</param>
/// <param name="Profile">The attributes to be imported; not altered after it was handed in.</param>
/// <param name="Row">Where the record stands in its source, for reports. Its place in the stream when it is left out.</param>
/// <param name="Fault">Why this record can't be used, although it is there; without a value of the record. The group is neither imported nor deleted in that run.</param>
public sealed record SnapshotGroup(string ExternalId, GroupProfile Profile, long? Row = null, string? Fault = null)
{
    /// <summary>
    /// Other profiles that the source has for the same group, such as other spellings of its name. While Okta has one of them, nothing is sent. Default <see langword="null"/>.
    /// </summary>
    public IReadOnlyList<GroupProfile>? Alternatives { get; init; }

    /// <summary>The key and the row; never a value of the profile.</summary>
    /// <returns>For example <c>SnapshotGroup sales (row 3)</c>.</returns>
    public override string ToString() => $"{nameof(SnapshotGroup)} {ExternalId}{(Row is { } row ? $" (row {row})" : "")}";
}
