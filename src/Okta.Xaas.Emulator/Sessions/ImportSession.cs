using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>A session: what was uploaded into it, and what became of it.</summary>
internal sealed class ImportSession(string id, DateTimeOffset now)
{
    private readonly List<EmulatedUpload> _uploads = [];
    private readonly List<string> _duplicates = [];
    private readonly HashSet<EntityKey> _listed = [];
    private readonly List<PendingChange> _pending = [];
    private int _applied;
    private int _ignored;

    public string Id { get; } = id;

    public SessionStatus Status { get; private set; } = SessionStatus.Created;

    public DateTimeOffset Created { get; } = now;

    public DateTimeOffset LastUpdated { get; private set; } = now;

    /// <summary>The last request that named this session; the expiry counts from here.</summary>
    public DateTimeOffset LastRequest { get; set; } = now;

    /// <summary>Whether the org answers as if this session had never been.</summary>
    public bool IsForgotten { get; set; }

    public DateTimeOffset? Triggered { get; private set; }

    public DateTimeOffset? Finished { get; private set; }

    public int UploadCount => _uploads.Count;

    public void Accept(string operation, int bytes, int entities, IReadOnlyList<PendingChange> changes, DirectoryStore directory, DateTimeOffset now)
    {
        var before = _pending.Count;
        foreach (var change in changes)
        {
            if (!_listed.Add(change.Key)) _duplicates.Add(change.Key.ToString());
            if (change.IsKept(directory)) _pending.Add(change);
        }

        var kept = _pending.Count - before;
        _uploads.Add(new EmulatedUpload { Operation = operation, Bytes = bytes, Entities = entities, UnknownIds = changes.Count - kept, Received = now });

        // D: an upload that brings nothing, such as deletes of unknown ids only, is accepted and leaves the session CREATED.
        if (kept > 0) MoveTo(SessionStatus.InProgress, now);
    }

    public void Trigger(DateTimeOffset now)
    {
        Triggered = now;
        _listed.Clear();
        MoveTo(SessionStatus.Triggered, now);
    }

    /// <summary>Makes the changes, in the order they were uploaded (I: no order is documented).</summary>
    public void Import(DirectoryStore directory, DateTimeOffset now)
    {
        foreach (var change in _pending)
        {
            if (change.Apply(directory, now)) _applied++;
            else _ignored++;
        }

        Finish(SessionStatus.Completed, now);
    }

    public void Finish(SessionStatus status, DateTimeOffset now)
    {
        Finished = now;
        _pending.Clear();
        _listed.Clear();
        MoveTo(status, now);
    }

    public EmulatedSession Snapshot() => new()
    {
        Id = Id,
        Status = Status.WireName(),
        Created = Created,
        LastUpdated = LastUpdated,
        Triggered = Triggered,
        Finished = Finished,
        Uploads = [.. _uploads],
        Applied = _applied,
        Ignored = _ignored,
        IsForgotten = IsForgotten,
        DuplicateEntities = [.. _duplicates],
    };

    private void MoveTo(SessionStatus status, DateTimeOffset now)
    {
        Status = status;
        LastUpdated = now;
    }
}
