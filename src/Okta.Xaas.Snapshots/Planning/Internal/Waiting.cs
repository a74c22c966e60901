using Okta.Xaas.Snapshots.Safeguards.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Who waits without a fault of their own, each with the reason; the next good list mends it by itself.</summary>
internal sealed class Waiting(ISnapshotLease lease, PlanSettings settings, HeldBackList heldBack, HeldBackNumbers numbers)
{
    private readonly List<RenamedUser> _renamed = [];
    private readonly Counted _counted = new();

    /// <summary>The first of those who come under another key.</summary>
    public IReadOnlyList<RenamedUser> Renamed => _renamed;

    /// <summary>How many keys became others, and some of them.</summary>
    public Seen SeenRenamed => _counted.Seen;

    public async Task HoldBackAsync(StagingSummary counts, bool userDeletionsWait, CancellationToken cancellationToken)
    {
        var finding = new SafeguardFinding(Safeguard.Renames, "users", counts.Renamed);
        var holdRenames = settings.Safeguards.Renames == RenamePolicy.Hold && !settings.Allows(finding);
        var rules = new HoldBackRules
        {
            HoldRenames = holdRenames,
            UserDeletionsWait = userDeletionsWait,
            ProtectedUsers = settings.AllowsProtected ? [] : [.. settings.Safeguards.ProtectedUsers.Distinct(StringComparer.Ordinal)],
        };
        await lease.HoldBackAsync(rules, cancellationToken).ConfigureAwait(false);
        await ReadRenamedAsync(holdRenames ? SafeguardRules.HowToAllow(finding, settings.Safeguards) : null, cancellationToken).ConfigureAwait(false);
        await foreach (var held in lease.ReadHeldAsync(cancellationToken).ConfigureAwait(false)) numbers.Add(held.Kind, held.Number);
        await foreach (var waiting in lease.ReadWaitingAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Describe(waiting) is { } record) heldBack.Add(record);
        }
    }

    private async Task ReadRenamedAsync(string? howToAllow, CancellationToken cancellationToken)
    {
        string? last = null;
        await foreach (var renamed in lease.ReadRenamedAsync(cancellationToken).ConfigureAwait(false))
        {
            var user = new RenamedUser(renamed.FromExternalId, renamed.ToExternalId, RenameCauses.Of(renamed.FromExternalId, renamed.ToExternalId), renamed.Row);
            if (renamed.FromExternalId != last) _counted.Add($"{renamed.FromExternalId} → {renamed.ToExternalId}");
            last = renamed.FromExternalId;
            if (_renamed.Count < HeldBackList.Kept) _renamed.Add(user);
            if (howToAllow is not null) heldBack.Add(Describe(user, renamed.Match, howToAllow));
        }
    }

    private static HeldBackRecord Describe(RenamedUser renamed, RenameMatch match, string howToAllow) => new()
    {
        Kind = EntityNames.User,
        ExternalId = renamed.ToExternalId,
        OtherExternalId = renamed.FromExternalId,
        Row = renamed.Row,
        Reason = HeldBackReason.Renamed,
        Message = $"{renamed}: most likely one person, as the {(match switch { RenameMatch.UserName => "user name is the same", RenameMatch.Key => "key is the same but for that", _ => "e-mail is the same" })}. "
            + $"Neither is {renamed.FromExternalId} deleted nor {renamed.ToExternalId} sent. Mend the key in the list; or, if it is a new key, allow it for one run: {howToAllow}.",
    };

    // Who comes under another key was told as a pair; those reasons are here only for the one who is not in the list.
    private static HeldBackRecord? Describe(WaitingEntity waiting)
    {
        var (reason, message) = waiting.Reason switch
        {
            WaitingReason.StandsInHeldBackRecord => (
                HeldBackReason.StandsInHeldBackRecord,
                $"{waiting.ExternalId} most likely stands at position {waiting.Row}, in a record that is held back{(waiting.OtherExternalId is { Length: > 0 } key ? $" with the key {key}" : "")}: {waiting.ExternalId} is not deleted, and no membership of {waiting.ExternalId} changes, until that record is mended."),
            WaitingReason.UserNameNotFree => (
                HeldBackReason.UserNameNotFree,
                $"The user name of {waiting.ExternalId} at position {waiting.Row} is still that of {waiting.OtherExternalId}, who waits: {waiting.ExternalId} is sent when it is free."),
            WaitingReason.Protected => (HeldBackReason.Protected, Protected(waiting.ExternalId)),
            WaitingReason.MemberWaits => (
                HeldBackReason.StandsInHeldBackRecord,
                $"The group {waiting.ExternalId} is not in the list any more, but {waiting.OtherExternalId} is a member of it and waits: it is not deleted until then."),
            WaitingReason.AllMembersWait => (
                HeldBackReason.StandsInHeldBackRecord,
                $"The group {waiting.ExternalId} is new, and all of its members wait: it is made when one of them is sent."),
            _ => (HeldBackReason.Renamed, ""),
        };
        if (message.Length == 0) return null;
        return new() { Kind = EntityNames.Of(waiting.Kind), ExternalId = waiting.ExternalId, OtherExternalId = waiting.OtherExternalId is { Length: > 0 } other ? other : null, Row = waiting.Row, Reason = reason, Message = message };
    }

    public static string Protected(string id) => $"{id} is not in the list any more, but protected: it is not deleted.";
}
