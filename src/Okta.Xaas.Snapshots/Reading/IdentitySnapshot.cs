using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots;

/// <summary>
/// Everybody who is to be in Okta, and every group: the HR system's full list. Each kind is a stream in any order, read once and never held as a whole.
/// </summary>
/// <remarks>
/// <para>A kind whose stream is <see langword="null"/> is left alone: nothing of it is upserted or deleted. A stream that is there but empty says that
/// there is nobody any more, which a safeguard stops.</para>
/// <para>A stream must throw when its source fails: one that just ends is taken for complete. The streams are read one after another, users first, then
/// groups, devices and memberships.</para>
/// </remarks>
public sealed class IdentitySnapshot
{
    /// <summary>The people; <see langword="null"/> leaves users alone.</summary>
    public IAsyncEnumerable<SnapshotUser>? Users { get; set; }

    /// <summary>The groups; <see langword="null"/> leaves groups alone.</summary>
    public IAsyncEnumerable<SnapshotGroup>? Groups { get; set; }

    /// <summary>Who belongs to which group; <see langword="null"/> leaves memberships alone.</summary>
    public IAsyncEnumerable<SnapshotMembership>? Memberships { get; set; }

    /// <summary>The devices; <see langword="null"/> leaves devices alone.</summary>
    [Experimental("OKTAXAAS001")]
    public IAsyncEnumerable<SnapshotDevice>? Devices { get; set; }

    /// <summary>What the source knows of the list as a whole, asked once after all streams were read to their ends; <see langword="null"/> when it knows nothing.</summary>
    public Func<SnapshotFacts>? Facts { get; set; }
}
