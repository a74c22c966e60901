using Okta.Xaas.Api.Models;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>Puts the org's people beside the stored ones, a page at a time.</summary>
internal sealed class UserComparison(ISnapshotLease lease, IOktaOrgApi org, IIdentitySourcesApi source, string identitySourceId, OrgProfile profiles, Tally tally, Corrections? corrections)
{
    private const int PageLength = 500;

    // Whether somebody who is linked to nobody is known to the identity source takes a call each; beyond so many they are told as missing, which the next run mends alike.
    private const int MostSingleReads = 1_000;

    private readonly List<AppUser> _page = [];

    private long _number;

    /// <summary>Users without a key of the HR system.</summary>
    public long WithoutKey { get; private set; }

    /// <summary>Looks at everybody.</summary>
    /// <returns>Why Okta does not tell of anybody; <see langword="null"/> when it does. A refusal after it has told of somebody is a failure, as something was compared by then.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var isTold = false;
        try
        {
            await foreach (var user in org.ListAppUsersAsync(identitySourceId, pageSize: PageLength, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                isTold = true;
                if (string.IsNullOrEmpty(user.ExternalId))
                {
                    WithoutKey++;
                    continue;
                }

                _page.Add(user);
                if (_page.Count == PageLength) await CompareAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OktaApiException fault) when (!isTold && OktaOrgApi.RefusalOf(fault) is not null)
        {
            return OktaOrgApi.RefusalOf(fault);
        }

        await CompareAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>After the staging is complete: whom the store has and the org has not.</summary>
    public async Task ReadMissingAsync(CancellationToken cancellationToken)
    {
        var reads = 0;
        foreach (var key in await Listed.OfAsync(lease.ReadMissingAsync(EntityKind.User, cancellationToken)).ConfigureAwait(false))
        {
            var isKnown = reads++ < MostSingleReads && await source.FindUserAsync(key, cancellationToken).ConfigureAwait(false) is not null;
            tally.Add(EntityKind.User, isKnown ? DifferenceKind.NotLinked : DifferenceKind.Missing, key);

            // Who only waits is as imported: nothing is to be sent again.
            if (!isKnown) corrections?.Doubt(EntityKind.User, key);
        }
    }

    private static bool IsDeactivated(AppUserStatus status) => status is AppUserStatus.Inactive or AppUserStatus.Suspended or AppUserStatus.Revoked or AppUserStatus.Deprovisioned;

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        if (_page.Count == 0) return;
        var staged = _page.ConvertAll(user => new StagedEntity { Number = _number++, ExternalId = user.ExternalId!, Row = _number, Hash = StagedHash.OfNobody });
        var stored = (await lease.StageAsync(EntityKind.User, staged, cancellationToken).ConfigureAwait(false)).ToDictionary(changed => changed.Position, changed => changed.Stored);
        for (var i = 0; i < _page.Count; i++) await CompareAsync(_page[i], stored.TryGetValue(i, out var state) ? state : null, cancellationToken).ConfigureAwait(false);
        _page.Clear();
    }

    private async Task CompareAsync(AppUser user, EntityState? stored, CancellationToken cancellationToken)
    {
        var (key, has) = (user.ExternalId!, profiles.StateOf(user.ExternalId!, user.Profile, user.UserName));
        if (IsDeactivated(user.Status))
        {
            // A leaver whom both know as such is no difference.
            if (stored is null) return;
            tally.Add(EntityKind.User, DifferenceKind.Deactivated, key);
            corrections?.Doubt(EntityKind.User, key);
            return;
        }

        var drift = stored is null ? null : profiles.Drift(has, stored);
        if (stored is null) tally.Add(EntityKind.User, DifferenceKind.LeftOver, key);
        else if (user.Status == AppUserStatus.Unassigned) tally.Add(EntityKind.User, DifferenceKind.NotLinked, key);
        else if (drift is { Count: > 0 }) tally.Add(EntityKind.User, DifferenceKind.Drifted, key, drift);
        else tally.AddSame(EntityKind.User);

        // Of whom it is not known what was imported, the org's values are better than nothing.
        if (corrections is not null && drift is null or { Count: > 0 }) await corrections!.KnowAsync(ChangeKind.UserUpsert, key, has, cancellationToken).ConfigureAwait(false);
    }
}
