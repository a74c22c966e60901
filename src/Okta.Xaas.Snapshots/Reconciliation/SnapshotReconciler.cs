using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Reconciliation.Internal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Synchronization.Internal;

namespace Okta.Xaas.Snapshots.Reconciliation;

/// <inheritdoc cref="ISnapshotReconciler" />
public sealed class SnapshotReconciler : ISnapshotReconciler
{
    private readonly SourceAccess _access;
    private readonly IIdentitySourcesApi _source;
    private readonly IOktaOrgApi _org;
    private readonly string _identitySourceId;
    private readonly SnapshotOptions _snapshots;
    private readonly TimeProvider _time;

    /// <summary>Makes a reconciler. With dependency injection, <c>AddOktaXaas(…).UseSnapshots(…)</c> does it.</summary>
    /// <param name="store">What remembers what was imported; it stays the caller's.</param>
    /// <param name="source">The API of the identity source.</param>
    /// <param name="org">What tells of the people; see <see cref="OktaOrgApi.Create"/>.</param>
    /// <param name="options">The same options that the APIs were made with.</param>
    /// <param name="snapshots">How lists are synchronized; the same as for the synchronizer, the defaults when left out.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="loggerFactory">Where it logs, and the engine; nowhere by default.</param>
    /// <exception cref="ArgumentNullException">An argument that is needed is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public SnapshotReconciler(
        ISnapshotStore store,
        IIdentitySourcesApi source,
        IOktaOrgApi org,
        OktaXaasOptions options,
        SnapshotOptions? snapshots = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(org);
        _snapshots = snapshots ?? new();
        _time = timeProvider ?? TimeProvider.System;
        _access = new SourceAccess(store, source, options, _snapshots, _time, loggerFactory, org);
        (_source, _org, _identitySourceId) = (source, org, options.IdentitySourceId!);
    }

    /// <inheritdoc />
    public async Task<ReconciliationReport> ReconcileAsync(ReconciliationOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        if (options is { List: not null, Correct: false }) throw new ArgumentException("A list is of use with Correct only: it tells which of the org's people are to be stored as imported.", nameof(options));
        var started = _time.GetUtcNow();
        var run = await _access.BeginAsync(noted: null, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            if (options.Correct) await run.NoteCorrectionAsync(cancellationToken).ConfigureAwait(false);
            var report = new ReconciliationReport { IdentitySourceId = _identitySourceId, StartedAt = started, FinishedAt = started };
            var (list, groups) = options.List is null ? (null, []) : await Listed.WithGroupsInHandAsync(options.List, cancellationToken).ConfigureAwait(false);
            report = await CompareAsync(run, report, options.Correct, groups, cancellationToken).ConfigureAwait(false);
            if (list is not null && report.Refused is null) report = report with { TakenFromList = await TakeFromListAsync(run, list, cancellationToken).ConfigureAwait(false) };
            return report with { FinishedAt = _time.GetUtcNow() };
        }
    }

    private async Task<ReconciliationReport> CompareAsync(SnapshotRun run, ReconciliationReport report, bool correct, IEnumerable<SnapshotGroup> listed, CancellationToken cancellationToken)
    {
        var (lease, tally) = (run.Lease, new Tally());
        using var hasher = new ProfileHasher(await run.KeyAsync(cancellationToken).ConfigureAwait(false));
        var corrections = correct ? new Corrections(lease, _time) : null;
        var (keys, refused) = await GroupKeysAsync(lease, listed, cancellationToken).ConfigureAwait(false);
        var schema = await SchemaAsync(cancellationToken).ConfigureAwait(false);

        await lease.BeginStagingAsync(cancellationToken).ConfigureAwait(false);
        var users = new UserComparison(lease, _org, _source, _identitySourceId, new OrgProfile(hasher, EntityKind.User, schema), tally, corrections);
        if (await users.ReadAsync(cancellationToken).ConfigureAwait(false) is { } why) return report with { Refused = why };
        await CompleteAsync(lease, ManagedKinds.Users, cancellationToken).ConfigureAwait(false);
        await users.ReadMissingAsync(cancellationToken).ConfigureAwait(false);

        // A comparison of their own: whether Okta has a membership does not depend on whether the member is linked to a user.
        await lease.BeginStagingAsync(cancellationToken).ConfigureAwait(false);
        var groups = new GroupComparison(lease, _source, new OrgProfile(hasher, EntityKind.Group, ["displayName", "description"]), tally, corrections);
        await groups.ReadAsync(keys, cancellationToken).ConfigureAwait(false);
        await CompleteAsync(lease, ManagedKinds.Groups | ManagedKinds.Memberships, cancellationToken).ConfigureAwait(false);
        await groups.ReadDifferencesAsync(cancellationToken).ConfigureAwait(false);
        if (corrections is not null) await corrections.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return report with
        {
            Users = tally.Users,
            Groups = tally.Groups,
            Memberships = tally.Memberships,
            Differences = tally.Kept,
            WithoutKey = users.WithoutKey,
            Corrected = correct,
            GroupsRefused = refused,
        };
    }

    private static async Task CompleteAsync(ISnapshotLease lease, ManagedKinds kinds, CancellationToken cancellationToken)
    {
        await lease.CompleteStagingAsync(kinds, cancellationToken).ConfigureAwait(false);
        await lease.HoldBackAsync(new HoldBackRules { HoldRenames = false }, cancellationToken).ConfigureAwait(false);
    }

    // The groups of the store, of the list, and of the org where it tells their keys.
    private async Task<(IReadOnlyCollection<string> Keys, string? Refused)> GroupKeysAsync(ISnapshotLease lease, IEnumerable<SnapshotGroup> listed, CancellationToken cancellationToken)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        await lease.BeginStagingAsync(cancellationToken).ConfigureAwait(false);
        await CompleteAsync(lease, ManagedKinds.Groups, cancellationToken).ConfigureAwait(false);
        await foreach (var key in lease.ReadMissingAsync(EntityKind.Group, cancellationToken).ConfigureAwait(false)) keys.Add(key);
        keys.UnionWith(listed.Select(group => group.ExternalId).Where(key => !string.IsNullOrWhiteSpace(key)));
        try
        {
            await foreach (var group in _org.ListSourceGroupsAsync(_identitySourceId, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (!string.IsNullOrEmpty(group.ExternalId)) keys.Add(group.ExternalId!);
            }

            return (keys, null);
        }
        catch (OktaApiException refused) when (OktaOrgApi.RefusalOf(refused) is not null)
        {
            return (keys, OktaOrgApi.RefusalOf(refused));
        }
    }

    // Only to know which attributes a person has no value of; without it, those are known that others have.
    private async Task<IEnumerable<string>> SchemaAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _org.GetAppSchemaAsync(_identitySourceId, cancellationToken).ConfigureAwait(false)).Attributes.Select(attribute => attribute.Name);
        }
        catch (OktaApiException refused) when (OktaOrgApi.RefusalOf(refused) is not null)
        {
            return [];
        }
    }

    // The plan tells which entries of the list differ from what the store has now, which is what the org has: those of which no attribute does only lack the hash of the list's profile.
    private async Task<long> TakeFromListAsync(SnapshotRun run, IdentitySnapshot list, CancellationToken cancellationToken)
    {
        long taken = 0;
        using var plan = await run.PlanAsync(list, new SnapshotRunOptions(), progress: null, cancellationToken).ConfigureAwait(false);
        var corrections = new Corrections(run.Lease, _time);
        await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (planned is not { Action: PlannedAction.Update, State: { } state, ChangedAttributes.Count: 0 } || planned.Change.Kind is not (ChangeKind.UserUpsert or ChangeKind.GroupUpsert)) continue;
            await corrections.KnowAsync(planned.Change.Kind, planned.Change.ExternalId, state, cancellationToken).ConfigureAwait(false);
            taken++;
        }

        await corrections.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return taken;
    }
}
