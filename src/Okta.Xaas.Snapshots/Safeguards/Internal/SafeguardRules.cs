using System.Globalization;
using Okta.Xaas.Snapshots.Planning;

namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>What the safeguards look at.</summary>
internal sealed record SafeguardInput
{
    public KindCounts? Users { get; init; }

    public KindCounts? Groups { get; init; }

    public KindCounts? Devices { get; init; }

    public KindCounts? Memberships { get; init; }

    /// <summary>Members who are taken out only because they are deleted: the limit of the users counts for them.</summary>
    public long RemovalsOfDeletedUsers { get; init; }

    public long UnidentifiedUsers { get; init; }

    public long UnidentifiedGroups { get; init; }

    public long UnidentifiedDevices { get; init; }

    public long UnidentifiedMemberships { get; init; }

    /// <summary>Records with faults and duplicates; not the protected.</summary>
    public long HeldBack { get; init; }
}

/// <summary>Decides which safeguards stop a plan: numbers in, hits out. A kind that the list does not have is null, and has none.</summary>
internal static class SafeguardRules
{
    public static IReadOnlyList<SafeguardHit> Evaluate(SafeguardInput seen, SafeguardOptions options) =>
    [
        .. OfShare(seen.Users, options),
        .. OfLimit(seen.Users?.Deleted, options.MaxUserDeletions, "users", nameof(SafeguardOptions.MaxUserDeletions)),
        .. OfLimit(seen.Groups?.Deleted, options.MaxGroupDeletions, "groups", nameof(SafeguardOptions.MaxGroupDeletions)),
        .. OfLimit(seen.Devices?.Deleted, options.MaxDeviceDeletions, "devices", nameof(SafeguardOptions.MaxDeviceDeletions)),
        .. OfLimit(seen.Memberships?.Deleted - seen.RemovalsOfDeletedUsers, options.MaxMembershipRemovals, "memberships", nameof(SafeguardOptions.MaxMembershipRemovals)),
        .. OfSize(seen.Users, "users", options),
        .. OfSize(seen.Groups, "groups", options),
        .. OfSize(seen.Devices, "devices", options),
        .. OfSize(seen.Memberships, "memberships", options),
        .. OfUnidentified(seen.UnidentifiedUsers, seen.Users, "users"),
        .. OfUnidentified(seen.UnidentifiedGroups, seen.Groups, "groups"),
        .. OfUnidentified(seen.UnidentifiedDevices, seen.Devices, "devices"),
        .. OfUnidentified(seen.UnidentifiedMemberships, seen.Memberships, "memberships"),
        .. OfHeldBack(seen.HeldBack, options),
    ];

    private static IEnumerable<SafeguardHit> OfShare(KindCounts? users, SafeguardOptions options)
    {
        if (users is not { Deleted: > 0 }) yield break;
        var share = (double)users.Deleted / users.Stored;
        if (share <= options.MaxUserDeletionShare) yield break;
        yield return Hit(
            Safeguard.UserDeletionShare,
            "users",
            share * 100,
            options.MaxUserDeletionShare * 100,
            $"{users.Deleted:N0} of {users.Stored:N0} users would be deleted, which is {share:P1}; the limit is {options.MaxUserDeletionShare:P1} ({nameof(SafeguardOptions.MaxUserDeletionShare)}).");
    }

    private static IEnumerable<SafeguardHit> OfLimit(long? deleted, long? limit, string kind, string option)
    {
        if (deleted > limit)
            yield return Hit(Safeguard.DeletionLimit, kind, deleted.Value, limit.Value, $"{deleted:N0} {kind} would be deleted; the limit is {limit:N0} ({option}).");
    }

    private static IEnumerable<SafeguardHit> OfSize(KindCounts? counts, string kind, SafeguardOptions options)
    {
        if (counts is not { Stored: > 0 }) yield break;
        if (counts.Listed == 0)
        {
            yield return Hit(Safeguard.EmptySnapshot, kind, 0, 1, $"The list has no {kind} at all, and {counts.Stored:N0} were imported before.");
            yield break;
        }

        var share = (double)counts.Listed / counts.Stored;
        if (share < options.MinSnapshotShare)
        {
            yield return Hit(
                Safeguard.SmallSnapshot,
                kind,
                share * 100,
                options.MinSnapshotShare * 100,
                $"The list has {counts.Listed:N0} {kind}, which is {share:P1} of the {counts.Stored:N0} imported before; the least is {options.MinSnapshotShare:P1} ({nameof(SafeguardOptions.MinSnapshotShare)}).");
        }
    }

    private static IEnumerable<SafeguardHit> OfUnidentified(long unidentified, KindCounts? counts, string kind)
    {
        if (unidentified > 0 && counts is { Deleted: > 0 })
        {
            yield return Hit(
                Safeguard.UnidentifiedRecords,
                kind,
                unidentified,
                0,
                $"{unidentified:N0} records of {kind} have no usable key, and {counts.Deleted:N0} would be deleted, which may be just those. Mend the records.");
        }
    }

    private static IEnumerable<SafeguardHit> OfHeldBack(long heldBack, SafeguardOptions options)
    {
        if (heldBack > options.MaxHeldBackRecords)
        {
            yield return Hit(
                Safeguard.HeldBackRecords,
                "records",
                heldBack,
                options.MaxHeldBackRecords,
                $"{heldBack:N0} records have faults or are there twice; the limit is {options.MaxHeldBackRecords:N0} ({nameof(SafeguardOptions.MaxHeldBackRecords)}).");
        }
    }

    private static SafeguardHit Hit(Safeguard safeguard, string kind, double seen, double limit, FormattableString message) => new(
        safeguard,
        kind,
        seen,
        limit,
        $"{message.ToString(CultureInfo.InvariantCulture)} If that is right, allow it for one run: Allow = {nameof(Safeguard)}.{safeguard}.");
}
