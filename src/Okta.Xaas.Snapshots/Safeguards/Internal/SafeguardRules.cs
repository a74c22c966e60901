using System.Globalization;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>Decides which safeguards stop a plan: numbers in, hits out. A kind that the list does not have is null, and has none.</summary>
internal static class SafeguardRules
{
    public const int MostExamples = 10;

    public static IReadOnlyList<SafeguardHit> Evaluate(SafeguardInput seen, SafeguardOptions options) =>
    [
        .. OfShare(seen.Users, options),
        .. OfLimit(seen.Users?.Deleted, options.MaxUserDeletions, "users", nameof(SafeguardOptions.MaxUserDeletions), options),
        .. OfLimit(seen.Groups?.Deleted, options.MaxGroupDeletions, "groups", nameof(SafeguardOptions.MaxGroupDeletions), options),
        .. OfLimit(seen.Devices?.Deleted, options.MaxDeviceDeletions, "devices", nameof(SafeguardOptions.MaxDeviceDeletions), options),
        .. OfLimit(seen.LostMemberships.Count, options.MaxMembershipRemovals, "memberships", nameof(SafeguardOptions.MaxMembershipRemovals), options),
        .. OfSize(seen.Users, "users", options),
        .. OfSize(seen.Groups, "groups", options, options.MaxMissingGroups),
        .. OfSize(seen.Devices, "devices", options),
        .. OfSize(seen.Memberships, "memberships", options),
        .. OfHeldBack(seen.HeldBack, options),
        .. PeopleRules.Evaluate(seen, options),
        .. ListRules.Evaluate(seen.List, seen.Users?.Listed ?? 0, options),
    ];

    /// <summary>A hit and its message: what was seen, some examples, and how to allow it once.</summary>
    public static SafeguardHit Hit(SafeguardFinding finding, double seen, double limit, FormattableString fact, string? option, SafeguardOptions options, IReadOnlyList<string>? examples = null)
    {
        var text = fact.ToString(CultureInfo.InvariantCulture).TrimEnd('.');
        if (option is not null && options.HowToAllow is null) text += $" ({option})";
        if (examples is { Count: > 0 }) text += $". For example {string.Join(", ", examples)}";
        return new(finding.Safeguard, finding.Kind, seen, limit, $"{text}. If that is right, allow it for one run: {HowToAllow(finding, options)}.") { Count = finding.Count, Examples = examples ?? [] };
    }

    public static string HowToAllow(SafeguardFinding finding, SafeguardOptions options) => options.HowToAllow?.Invoke(finding) ?? $"Allow = {nameof(Safeguard)}.{finding.Safeguard}";

    private static IEnumerable<SafeguardHit> OfShare(GuardedKind? users, SafeguardOptions options)
    {
        if (users is not { Deleted: > 0 }) yield break;
        var share = (double)users.Deleted / users.Stored;
        if (share <= options.MaxUserDeletionShare) yield break;
        yield return Hit(
            new(Safeguard.UserDeletionShare, "users", users.Deleted),
            share * 100,
            options.MaxUserDeletionShare * 100,
            $"{users.Deleted:N0} of {users.Stored:N0} users would be deleted, which is {share:P1}; the limit is {options.MaxUserDeletionShare:P1}",
            nameof(SafeguardOptions.MaxUserDeletionShare),
            options);
    }

    private static IEnumerable<SafeguardHit> OfLimit(long? deleted, long? limit, string kind, string option, SafeguardOptions options)
    {
        if (deleted > limit)
            yield return Hit(new(Safeguard.DeletionLimit, kind, deleted.Value), deleted.Value, limit.Value, $"{Amount.Of(deleted.Value, kind.TrimEnd('s'))} would be deleted; the limit is {limit:N0}", option, options);
    }

    private static IEnumerable<SafeguardHit> OfSize(GuardedKind? counts, string kind, SafeguardOptions options, long maxMissing = 0)
    {
        if (counts is not { Stored: > 0 }) yield break;
        if (counts.Listed == 0)
        {
            yield return Hit(new(Safeguard.EmptySnapshot, kind, counts.Stored), 0, 1, $"The list has no {kind} at all, and {Amount.Of(counts.Stored, "was", "were")} imported before", null, options);
            yield break;
        }

        var share = (double)counts.Listed / counts.Stored;
        if (share < options.MinSnapshotShare && counts.Stored - counts.Listed > maxMissing)
        {
            yield return Hit(
                new(Safeguard.SmallSnapshot, kind, counts.Listed),
                share * 100,
                options.MinSnapshotShare * 100,
                $"The list has {Amount.Of(counts.Listed, kind.TrimEnd('s'))}, which is {share:P1} of the {counts.Stored:N0} imported before; the least is {options.MinSnapshotShare:P1}",
                nameof(SafeguardOptions.MinSnapshotShare),
                options);
        }
    }

    private static IEnumerable<SafeguardHit> OfHeldBack(long heldBack, SafeguardOptions options)
    {
        if (heldBack > options.MaxHeldBackRecords)
        {
            yield return Hit(
                new(Safeguard.HeldBackRecords, "records", heldBack),
                heldBack,
                options.MaxHeldBackRecords,
                $"{Amount.Of(heldBack, "record has faults or is", "records have faults or are")} there twice; the limit is {options.MaxHeldBackRecords:N0}",
                nameof(SafeguardOptions.MaxHeldBackRecords),
                options);
        }
    }
}
