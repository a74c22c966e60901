namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>What the SDK has told of each change of the feed, over all lives of the process.</summary>
internal sealed class Ledger(IReadOnlyList<IdentityChange> feed)
{
    private readonly SortedSet<int> _open = [.. Enumerable.Range(0, feed.Count)];
    private readonly HashSet<int> _maybe = [];
    private readonly HashSet<int> _rejected = [];
    private readonly Dictionary<int, HashSet<string>> _without = [];

    // Of a membership change, the members that are not done: a change can be spread over sessions, and what is done must not be done again
    // after later changes.
    private readonly Dictionary<int, HashSet<string>> _openMembers =
        feed.Select((change, version) => (change, version)).Where(c => c.change is MembershipChange)
            .ToDictionary(c => c.version, c => ((MembershipChange)c.change).MemberExternalIds.ToHashSet());

    /// <summary>What is not known to be imported or rejected, in the order of the feed.</summary>
    public IEnumerable<int> Open => _open;

    /// <summary>The change as it is to be handed in: with what is not done of it.</summary>
    public IdentityChange Undone(int version) => feed[version] switch
    {
        MembershipAdd add => IdentityChange.AddMembers(add.ExternalId, add.MemberExternalIds.Where(_openMembers[version].Contains)),
        MembershipRemove remove => IdentityChange.RemoveMembers(remove.ExternalId, remove.MemberExternalIds.Where(_openMembers[version].Contains)),
        var change => change,
    };

    public string? Contradiction { get; private set; }

    public bool IsRejected(int version) => _rejected.Contains(version);

    /// <summary>Whether the directory may have it: it was reported as imported, or as in doubt, or a process died over it.</summary>
    public bool MayBeThere(int version) => _maybe.Contains(version) || (!_rejected.Contains(version) && !_open.Contains(version));

    /// <summary>Whether it may have been imported in doubt before it was refused when it was handed in again.</summary>
    public bool IsAmbiguous(int version) => _rejected.Contains(version) && _maybe.Contains(version);

    /// <summary>The same for single members of a change: imported in doubt, perhaps, and then refused.</summary>
    public IEnumerable<(int Version, string Member)> AmbiguousMembers => _without.Where(w => _maybe.Contains(w.Key)).SelectMany(w => w.Value.Select(m => (w.Key, m)));

    public IReadOnlySet<string>? Without(int version) => _without.GetValueOrDefault(version);

    public void Take(SyncResult result, int[] handedIn)
    {
        var booked = result.Counts.Values.Sum(c => c.Total);
        var read = handedIn.Take((int)result.ChangesRead).Sum(v => feed[v] is MembershipChange ? _openMembers[v].Count : 1);
        if (booked != read) Contradiction ??= $"{read} changes were read, but {booked} are booked: {result}";
        foreach (var rejected in result.Rejected)
        {
            Reject(handedIn[(int)rejected.Index], rejected.MemberExternalId);
            if (rejected.MayBeImported) _maybe.Add(handedIn[(int)rejected.Index]);
        }

        foreach (var doubtful in result.InDoubt) _maybe.Add(handedIn[(int)doubtful.Index]);

        foreach (var pending in result.Pending) _maybe.Add(handedIn[(int)pending.Index]);

        var undone = result.InDoubt.Concat(result.Pending).Concat(result.NotSent).ToLookup(c => c.Index);
        for (var i = 0; i < result.ChangesRead; i++)
        {
            var version = handedIn[i];
            if (!undone[i].Any()) _open.Remove(version);
            else if (feed[version] is MembershipChange) _openMembers[version].IntersectWith(undone[i].SelectMany(c => c.MemberExternalIds!));
        }
    }

    public void Take(IReadOnlyList<RecoveredSession> recovered, int[] handedIn)
    {
        foreach (var rejected in recovered.SelectMany(r => r.Rejected)) Reject(handedIn[(int)rejected.Index], rejected.MemberExternalIds?.Single());
        foreach (var doubtful in recovered.Where(r => r.Outcome == SessionOutcome.InDoubt).SelectMany(r => r.Changes)) _maybe.Add(handedIn[(int)doubtful.Index]);
        foreach (var change in recovered.Where(r => r.Outcome is SessionOutcome.Imported or SessionOutcome.WithoutEffect).SelectMany(r => r.Changes).ToLookup(c => c.Index))
        {
            var version = handedIn[(int)change.Key];
            if (feed[version] is not MembershipChange)
            {
                _open.Remove(version);
                continue;
            }

            _openMembers[version].ExceptWith(change.SelectMany(c => c.MemberExternalIds!));
            if (_openMembers[version].Count == 0) _open.Remove(version);
        }
    }

    /// <summary>A process died over these: until the journal tells, any of them may be there.</summary>
    public void NoteUnknownEnd(int[] handedIn) => _maybe.UnionWith(handedIn);

    private void Reject(int version, string? member)
    {
        if (member is not null)
        {
            _without.TryAdd(version, []);
            _without[version].Add(member);
            _openMembers[version].Remove(member);
            if (_openMembers[version].Count == 0) _open.Remove(version);
            return;
        }

        _rejected.Add(version);
        _open.Remove(version);
    }
}
