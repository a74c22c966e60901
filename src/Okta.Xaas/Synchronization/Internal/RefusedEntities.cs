using Okta.Xaas.Batching;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The users and groups of a run that are not in Okta as they were meant, as their upsert was refused: what needs them would be passed over there in silence.</summary>
internal sealed class RefusedEntities
{
    // Changes are read while a session is loaded.
    private readonly object _gate = new();
    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    public bool Any
    {
        get
        {
            lock (_gate) return _users.Count + _groups.Count > 0;
        }
    }

    public void Refused(ChangeKind kind, string externalId)
    {
        lock (_gate) SetOf(kind)?.Add(externalId);
    }

    /// <summary>Okta has taken them after all, with another change.</summary>
    public void Accepted(Batch batch)
    {
        lock (_gate)
        {
            if (SetOf(batch.Kind) is not { Count: > 0 } refused) return;
            foreach (var item in batch.Items) refused.Remove(item.ExternalId);
        }
    }

    /// <summary>Whether the membership needs one of them.</summary>
    public bool Miss(string group, string member)
    {
        lock (_gate) return _groups.Contains(group) || _users.Contains(member);
    }

    private HashSet<string>? SetOf(ChangeKind kind) => kind switch
    {
        ChangeKind.UserUpsert => _users,
        ChangeKind.GroupUpsert => _groups,
        _ => null,
    };
}
