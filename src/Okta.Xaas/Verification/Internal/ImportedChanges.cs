namespace Okta.Xaas.Verification.Internal;

/// <summary>Picks, of the changes that were handed in, those of people that were imported, as the run's result tells.</summary>
internal sealed class ImportedChanges(SyncResult result)
{
    private readonly ExpectedPeople _people = new();
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<long> _notImported =
    [
        .. result.Rejected.Where(change => change.MemberExternalId is null).Select(change => change.Index),
        .. result.InDoubt.Concat(result.Pending).Concat(result.NotSent).Select(change => change.Index),
    ];

    private long _index;

    public void Add(IdentityChange change)
    {
        var index = _index++;
        if (change is not (UserUpsert or UserDelete)) return;

        // One of several changes that was not imported leaves it open what Okta should have.
        if (index >= result.ChangesRead || _notImported.Contains(index)) _leftOut.Add(change.ExternalId);
        else _people.Add(change);
    }

    public ExpectedPeople Take()
    {
        _people.Remove(_leftOut);
        return _people;
    }
}
