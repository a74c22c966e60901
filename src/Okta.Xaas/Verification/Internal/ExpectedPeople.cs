namespace Okta.Xaas.Verification.Internal;

/// <summary>Everybody who is verified: what the changes of a run come to for each person.</summary>
internal sealed class ExpectedPeople
{
    private readonly Dictionary<string, Expected> _byId = new(StringComparer.Ordinal);
    private readonly List<Expected> _inOrder = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public IReadOnlyList<Expected> All => _inOrder;

    public int LeftOut { get; private set; }

    public static ExpectedPeople Of(IEnumerable<string> externalIds)
    {
        var people = new ExpectedPeople();
        foreach (var id in externalIds)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(id, nameof(externalIds));
            people.Get(id);
        }

        return people;
    }

    public Expected? Find(string externalId) => _byId.TryGetValue(externalId, out var person) ? person : null;

    /// <summary>Takes the next change that Okta has imported.</summary>
    public void Add(IdentityChange change)
    {
        var person = Get(change.ExternalId);
        person.IsDeleted = change is UserDelete;
        if (change is not UserUpsert upsert)
        {
            // Whoever comes back brings what counts then.
            person.Attributes = new();
            return;
        }

        person.Attributes.Add(upsert.Profile, _names);
        if (upsert.Profile.UserName is { Length: > 0 } userName) person.UserName = userName;
    }

    /// <summary>Leaves people out.</summary>
    public void Remove(HashSet<string> leftOut)
    {
        LeftOut = leftOut.Count;
        if (leftOut.Count == 0) return;
        _inOrder.RemoveAll(person => leftOut.Contains(person.ExternalId));
        foreach (var id in leftOut) _byId.Remove(id);
    }

    private Expected Get(string externalId)
    {
        if (_byId.TryGetValue(externalId, out var known)) return known;
        var person = new Expected(externalId);
        _byId.Add(externalId, person);
        _inOrder.Add(person);
        return person;
    }
}
