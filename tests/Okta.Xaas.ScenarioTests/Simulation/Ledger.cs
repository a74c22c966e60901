using Okta.Xaas.Changes;
using Okta.Xaas.Results;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>What the SDK has told of each change of the feed, over all lives of the process.</summary>
internal sealed class Ledger(IReadOnlyList<IdentityChange> feed)
{
    private readonly SortedSet<int> _open = [.. Enumerable.Range(0, feed.Count)];
    private readonly HashSet<int> _maybe = [];
    private readonly HashSet<int> _rejected = [];
    private readonly Dictionary<int, HashSet<string>> _without = [];

    /// <summary>What is not known to be imported or rejected, in the order of the feed.</summary>
    public IEnumerable<int> Open => _open;

    public string? Contradiction { get; private set; }

    public bool IsRejected(int version) => _rejected.Contains(version);

    /// <summary>Whether the directory may have it: it was reported as imported, or as in doubt, or a process died over it.</summary>
    public bool MayBeThere(int version) => !_rejected.Contains(version) && (!_open.Contains(version) || _maybe.Contains(version));

    public IReadOnlySet<string>? Without(int version) => _without.GetValueOrDefault(version);

    public void Take(SyncResult result, int[] handedIn)
    {
        var booked = result.Counts.Values.Sum(c => c.Total);
        var read = handedIn.Take((int)result.ChangesRead).Sum(v => feed[v] is MembershipChange m ? m.MemberExternalIds.Count : 1);
        if (booked != read) Contradiction ??= $"{read} changes were read, but {booked} are booked: {result}";
        foreach (var rejected in result.Rejected) Reject(handedIn[(int)rejected.Index], rejected.MemberExternalId);
        foreach (var doubtful in result.InDoubt) _maybe.Add(handedIn[(int)doubtful.Index]);

        var undone = result.InDoubt.Concat(result.NotSent).Select(c => c.Index).ToHashSet();
        for (var i = 0; i < result.ChangesRead; i++)
        {
            if (!undone.Contains(i)) _open.Remove(handedIn[i]);
        }
    }

    public void Take(IReadOnlyList<RecoveredSession> recovered, int[] handedIn)
    {
        foreach (var rejected in recovered.SelectMany(r => r.Rejected)) Reject(handedIn[(int)rejected.Index], rejected.MemberExternalIds?.Single());
        foreach (var doubtful in recovered.Where(r => r.Outcome == SessionOutcome.InDoubt).SelectMany(r => r.Changes)) _maybe.Add(handedIn[(int)doubtful.Index]);
        foreach (var change in recovered.Where(r => r.Outcome is SessionOutcome.Imported or SessionOutcome.WithoutEffect).SelectMany(r => r.Changes).ToLookup(c => c.Index))
        {
            var version = handedIn[(int)change.Key];

            // A membership change can be spread over sessions: it is done when all of its members are.
            var members = change.SelectMany(c => c.MemberExternalIds ?? []).ToHashSet();
            if (feed[version] is not MembershipChange membership || membership.MemberExternalIds.All(m => members.Contains(m) || Without(version)?.Contains(m) == true)) _open.Remove(version);
            else _maybe.Add(version);
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
            if (!((MembershipChange)feed[version]).MemberExternalIds.All(_without[version].Contains)) return;
        }

        _rejected.Add(version);
        _open.Remove(version);
    }
}
