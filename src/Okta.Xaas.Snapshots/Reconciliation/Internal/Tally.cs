using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>Counts the differences, and keeps the first of them.</summary>
internal sealed class Tally
{
    private const int MostKept = 10_000;

    private readonly List<ReconciledDifference> _kept = [];

    public ReconciliationCounts Users { get; private set; } = ReconciliationCounts.None;

    public ReconciliationCounts Groups { get; private set; } = ReconciliationCounts.None;

    public ReconciliationCounts Memberships { get; private set; } = ReconciliationCounts.None;

    public IReadOnlyList<ReconciledDifference> Kept => _kept;

    public void AddSame(EntityKind entity)
    {
        if (entity == EntityKind.User) Users = Users with { Same = Users.Same + 1 };
        else Groups = Groups with { Same = Groups.Same + 1 };
    }

    public void Add(EntityKind entity, DifferenceKind kind, string externalId, IReadOnlyList<string>? attributes = null)
    {
        if (entity == EntityKind.User) Users = Users.With(kind);
        else Groups = Groups.With(kind);
        Keep(new() { Entity = entity, Kind = kind, ExternalId = externalId, Attributes = attributes ?? [] });
    }

    public void AddMembership(DifferenceKind kind, MembershipPair pair)
    {
        Memberships = Memberships.With(kind);
        Keep(new() { Entity = EntityKind.Group, Kind = kind, ExternalId = pair.GroupExternalId, MemberExternalId = pair.MemberExternalId });
    }

    private void Keep(ReconciledDifference difference)
    {
        if (_kept.Count < MostKept) _kept.Add(difference);
    }
}
