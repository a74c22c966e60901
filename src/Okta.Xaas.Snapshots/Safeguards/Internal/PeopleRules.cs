using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>The safeguards that are about who people are, what is said of them, and the groups they are in.</summary>
internal static class PeopleRules
{
    public static IEnumerable<SafeguardHit> Evaluate(SafeguardInput seen, SafeguardOptions options)
    {
        var stored = seen.Users?.Stored ?? 0;
        if (OfShare(Safeguard.UserNameChanges, seen.UserNameChanges, stored, "would get another user name or e-mail", options.UserNameChanges, nameof(options.UserNameChanges), options) is { } names) yield return names;
        if (OfMoved(seen.MovedUserNames, options) is { } moved) yield return moved;
        if (OfShare(Safeguard.Renames, seen.Renamed, stored, "come under another key", options.RenamedKeys, nameof(options.RenamedKeys), options) is { } renamed) yield return renamed;
        foreach (var loss in seen.Cleared)
        {
            if (OfLoss(Safeguard.ClearedAttribute, loss, "would be cleared", "who have it", options.ClearedAttributes, nameof(options.ClearedAttributes), options) is { } cleared) yield return cleared;
        }

        foreach (var loss in seen.Uniform)
        {
            if (OfLoss(Safeguard.UniformAttribute, loss, "would get one and the same value", "who had another", options.UniformAttributes, nameof(options.UniformAttributes), options) is { } uniform) yield return uniform;
        }

        if (OfShare(Safeguard.UserCreations, seen.Created, seen.Users?.Listed ?? 0, "in the list would be created", options.UserCreations, nameof(options.UserCreations), options) is { } created) yield return created;
        if (OfShare(Safeguard.UserUpdates, seen.Updated, stored, "would be updated", options.UserUpdates, nameof(options.UserUpdates), options) is { } updated) yield return updated;
        foreach (var hit in OfMemberships(seen, options)) yield return hit;
    }

    private static SafeguardHit? OfShare(Safeguard safeguard, Seen seen, long of, string what, SafeguardLimit limit, string option, SafeguardOptions options)
    {
        if (!limit.IsExceededBy(seen.Count, of)) return null;
        var share = (double)seen.Count / of;
        return SafeguardRules.Hit(
            new(safeguard, "users", seen.Count),
            share * 100,
            limit.Share * 100,
            $"{seen.Count:N0} of {of:N0} users {what}, which is {share:P1}; the limit is {limit.Share:P1}, or {limit.Count:N0}",
            option,
            options,
            seen.Examples);
    }

    private static SafeguardHit? OfMoved(Seen moved, SafeguardOptions options) => moved.Count == 0 || !options.StopMovedUserNames
        ? null
        : SafeguardRules.Hit(
            new(Safeguard.MovedUserNames, "users", moved.Count),
            moved.Count,
            0,
            $"{Amount.Of(moved.Count, "user name or e-mail", "user names or e-mails")} would move from one person to another, in a circle or a chain, as when rows or columns are mixed up",
            nameof(options.StopMovedUserNames),
            options,
            moved.Examples);

    private static SafeguardHit? OfLoss(Safeguard safeguard, AttributeLoss loss, string what, string whose, SafeguardLimit limit, string option, SafeguardOptions options)
    {
        if (!limit.IsExceededBy(loss.Count, loss.Of)) return null;
        var share = (double)loss.Count / loss.Of;
        return SafeguardRules.Hit(
            new(safeguard, loss.Attribute, loss.Count),
            share * 100,
            limit.Share * 100,
            $"The attribute {loss.Attribute} {what} for {loss.Count:N0} of the {loss.Of:N0} users {whose}, which is {share:P1}; the limit is {limit.Share:P1}, or {limit.Count:N0}",
            option,
            options,
            loss.Examples);
    }

    private static IEnumerable<SafeguardHit> OfMemberships(SafeguardInput seen, SafeguardOptions options)
    {
        var limit = options.MembershipRemovals;
        var (lost, stored) = seen.LostMemberships;
        if (limit.IsExceededBy(lost, stored))
        {
            var share = (double)lost / stored;
            yield return SafeguardRules.Hit(
                new(Safeguard.MembershipRemovals, "memberships", lost),
                share * 100,
                limit.Share * 100,
                $"{lost:N0} of {stored:N0} memberships would end, which is {share:P1}; the limit is {limit.Share:P1}, or {limit.Count:N0}",
                nameof(options.MembershipRemovals),
                options);
        }

        if (seen.ThinnedGroups.Count > 0)
        {
            yield return SafeguardRules.Hit(
                new(Safeguard.MembershipRemovals, "groups", seen.ThinnedGroups.Count),
                seen.ThinnedGroups.Count,
                0,
                $"{Amount.Of(seen.ThinnedGroups.Count, "group")} would lose more than {limit.Share:P1} of the members, and more than {limit.Count:N0}",
                nameof(options.MembershipRemovals),
                options,
                seen.ThinnedGroups.Examples);
        }

        if (seen.EmptiedGroups.Count > 0 && options.StopEmptiedGroups)
        {
            yield return SafeguardRules.Hit(
                new(Safeguard.MembershipRemovals, "emptied groups", seen.EmptiedGroups.Count),
                seen.EmptiedGroups.Count,
                0,
                $"{Amount.Of(seen.EmptiedGroups.Count, "group")} would have no member any more, or be deleted with people in {(seen.EmptiedGroups.Count == 1 ? "it" : "them")} who stay",
                nameof(options.StopEmptiedGroups),
                options,
                seen.EmptiedGroups.Examples);
        }
    }
}
