using System.Globalization;
using System.Runtime.CompilerServices;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Counts the changes of a plan while they are read, and sums up their fingerprint, which does not depend on their order.</summary>
internal sealed class PlanTally : IDisposable
{
    private readonly ChangeMarks _marks;
    private readonly Dictionary<string, long> _attributes = new(StringComparer.Ordinal);
    private ulong _low;
    private ulong _high;

    public PlanTally(byte[] key, AttributeTally attributes) => (_marks, Attributes) = (new(key), attributes);

    public AttributeTally Attributes { get; }

    /// <summary>People whose user name or e-mail changes.</summary>
    public Counted UserNameChanges { get; } = new();

    /// <summary>People who are new.</summary>
    public Counted Created { get; } = new();

    /// <summary>People who are updated, without those of whom it is not known what Okta has.</summary>
    public Counted KnownUpdates { get; } = new();

    public KindCounts Users { get; private set; } = new();

    public KindCounts Groups { get; private set; } = new();

    public KindCounts Devices { get; private set; } = new();

    public KindCounts Memberships { get; private set; } = new();

    public IReadOnlyDictionary<string, long> ChangedAttributes => _attributes;

    public string Fingerprint => string.Format(CultureInfo.InvariantCulture, "{0:x16}{1:x16}", _high, _low);

    public async IAsyncEnumerable<IdentityChange> CountAsync(IAsyncEnumerable<PlannedChange> changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var planned in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Count(planned);
            AddToFingerprint(planned);
            yield return planned.Change;
        }
    }

    public void Dispose() => _marks.Dispose();

    private void Count(PlannedChange planned)
    {
        switch (planned.Change)
        {
            case UserUpsert or UserDelete:
                Users = Users.Count(planned.Action, 1);
                break;
            case GroupUpsert or GroupDelete:
                Groups = Groups.Count(planned.Action, 1);
                break;
            case MembershipChange membership:
                Memberships = Memberships.Count(planned.Action, membership.MemberExternalIds.Count);
                break;
            default:
                Devices = Devices.Count(planned.Action, 1);
                break;
        }

        Attributes.Count(planned);
        if (planned is { Change: UserUpsert, Action: PlannedAction.Add }) Created.Add(planned.Change.ExternalId);
        if (planned is { Change: UserUpsert, Action: PlannedAction.Update, Facts.IsKnown: true })
        {
            KnownUpdates.Add(planned.Change.ExternalId);
            if (planned.Facts.ChangesUserName) UserNameChanges.Add(planned.Change.ExternalId);
        }

        foreach (var attribute in planned.ChangedAttributes) _attributes[attribute] = _attributes.TryGetValue(attribute, out var count) ? count + 1 : 1;
    }

    private void AddToFingerprint(PlannedChange planned)
    {
        foreach (var mark in _marks.Of(planned))
        {
            unchecked
            {
                _low += mark.Low;
                _high += mark.High;
            }
        }
    }
}
