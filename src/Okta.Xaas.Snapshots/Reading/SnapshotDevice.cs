using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots;

/// <summary>A device as the full list has it.</summary>
/// <param name="ExternalId">The device's key. Blank when the record has none: then no device is deleted in that run.</param>
/// <param name="Profile">The attributes to be imported; not altered after it was handed in.</param>
/// <param name="Row">Where the record stands in its source, for reports. Its place in the stream when it is left out.</param>
/// <param name="Fault">Why this record can't be used, although it is there; without a value of the record. The device is neither imported nor deleted in that run.</param>
[Experimental("OKTAXAAS001")]
public sealed record SnapshotDevice(string ExternalId, DeviceProfile Profile, long? Row = null, string? Fault = null)
{
    /// <summary>The key and the row; never a value of the profile.</summary>
    /// <returns>For example <c>SnapshotDevice D7 (row 3)</c>.</returns>
    public override string ToString() => $"{nameof(SnapshotDevice)} {ExternalId}{(Row is { } row ? $" (row {row})" : "")}";
}
