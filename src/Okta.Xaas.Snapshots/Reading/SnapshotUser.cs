namespace Okta.Xaas.Snapshots;

/// <summary>A person as the HR system's full list has it.</summary>
/// <param name="ExternalId">The person's key in the HR system. Blank when the record has none that can be trusted.</param>
/// <param name="Profile">The attributes to be imported; not altered after it was handed in. Of a record with a fault only the user name and the e-mail are looked at, to know
/// whose it is: set those that can be trusted. A record with neither key nor user name may be anybody's, so that deletions wait in that run.</param>
/// <param name="Row">Where the record stands in its source, for reports: the line of a file, the row of a result. Its place in the stream when it is left out.</param>
/// <param name="Fault">Why this record can't be used, although it is there; without a value of the record. Who stands in it by key, user name or e-mail is
/// neither deleted in that run nor loses or gains a membership.</param>
public sealed record SnapshotUser(string ExternalId, UserProfile Profile, long? Row = null, string? Fault = null)
{
    /// <summary>
    /// Attributes of which no two people may have the same text; they are added to the profile, with a number where need be. Default <see langword="null"/>. Of a record with
    /// a fault those are taken that the person has already.
    /// </summary>
    public IReadOnlyList<UniqueAttribute>? Unique { get; init; }

    /// <summary>The key and the row; never a value of the profile.</summary>
    /// <returns>For example <c>SnapshotUser E1001 (row 17)</c>.</returns>
    public override string ToString() => $"{nameof(SnapshotUser)} {ExternalId}{(Row is { } row ? $" (row {row})" : "")}";
}
