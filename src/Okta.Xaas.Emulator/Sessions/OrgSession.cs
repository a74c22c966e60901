using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Buffers;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>A session: what was uploaded into it, and what became of it.</summary>
internal sealed class OrgSession
{
    private readonly ISessionWitness _witness;
    private readonly List<SessionUpload> _uploads = [];
    private readonly List<StatusChange> _history = [];
    private readonly List<string> _duplicates = [];
    private readonly HashSet<EntityKey> _listed = [];
    private readonly List<(PendingChange Change, string Operation)> _pending = [];

    public OrgSession(string id, DateTimeOffset now, ISessionWitness witness)
    {
        _witness = witness;
        Id = id;
        Created = LastUpdated = LastRequest = now;
        MoveTo(SessionStatus.Created, now);
    }

    private OrgSession(EmulatedSession saved, ISessionWitness witness)
    {
        _witness = witness;
        Id = saved.Id;
        Created = LastRequest = saved.Created;
        LastUpdated = saved.LastUpdated;
        Triggered = saved.Triggered;
        Finished = saved.Finished;
        Applied = saved.Applied;
        Ignored = saved.Ignored;
        IsForgotten = saved.IsForgotten;
        _duplicates.AddRange(saved.DuplicateEntities);
        _uploads.AddRange(saved.Uploads.Select(upload => new SessionUpload(upload, 0, null)));
    }

    public string Id { get; }

    public SessionStatus Status { get; private set; }

    public DateTimeOffset Created { get; }

    public DateTimeOffset LastUpdated { get; private set; }

    /// <summary>The last request that named this session; the expiry counts from here.</summary>
    public DateTimeOffset LastRequest { get; set; }

    /// <summary>Whether the org answers as if this session had never been.</summary>
    public bool IsForgotten { get; set; }

    public DateTimeOffset? Triggered { get; private set; }

    public DateTimeOffset? Finished { get; private set; }

    public int Applied { get; private set; }

    public int Ignored { get; private set; }

    /// <summary>Why it ended in ERROR.</summary>
    public string? Error { get; private set; }

    public IReadOnlyList<SessionUpload> Uploads => _uploads;

    public IReadOnlyList<StatusChange> History => _history;

    public int Duplicates => _duplicates.Count;

    /// <summary>A session that has ended, as it was saved.</summary>
    public static OrgSession Restore(EmulatedSession saved, SessionStatus status, string? error, IEnumerable<StatusChange> history, ISessionWitness witness)
    {
        var session = new OrgSession(saved, witness) { Status = status, Error = error };
        session._history.AddRange(history);
        return session;
    }

    public SessionUpload Accept(string operation, EmulatedRequest request, int entities, PackedBytes? body, IReadOnlyList<PendingChange> changes, DirectoryStore directory, DateTimeOffset now)
    {
        var before = _pending.Count;
        foreach (var change in changes)
        {
            if (!_listed.Add(change.Key)) _duplicates.Add(change.Key.ToString());
            if (change.IsKept(directory)) _pending.Add((change, operation));
        }

        var kept = _pending.Count - before;
        var shown = new EmulatedUpload { Operation = operation, Bytes = request.BodyLength, Entities = entities, UnknownIds = changes.Count - kept, Received = now };
        var upload = new SessionUpload(shown, request.Number, body);
        _uploads.Add(upload);
        _witness.Uploaded(this, shown);

        // D: an upload that brings nothing, such as deletes of unknown ids only, is accepted and leaves the session CREATED.
        if (kept > 0) MoveTo(SessionStatus.InProgress, now);
        return upload;
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
        Cause? cause = null;
        foreach (var (change, operation) in _pending)
        {
            // One for all changes of an upload: the history keeps it.
            if (cause?.Operation != operation) cause = new Cause(now, operation, Id);
            if (change.Apply(directory, cause))
            {
                Applied++;
            }
            else
            {
                Ignored++;
                _witness.PassedOver(this, change.Key, now);
            }
        }

        Finish(SessionStatus.Completed, now);
    }

    /// <summary>Ends the import without any change (I: a session that ends in ERROR has changed nothing).</summary>
    public void Fail(string why, DateTimeOffset now)
    {
        Error = why;
        Finish(SessionStatus.Error, now);
    }

    public void Finish(SessionStatus status, DateTimeOffset now)
    {
        Finished = now;
        _pending.Clear();
        _pending.TrimExcess();
        _listed.Clear();
        _listed.TrimExcess();
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
        Uploads = [.. _uploads.Select(upload => upload.Shown)],
        Applied = Applied,
        Ignored = Ignored,
        IsForgotten = IsForgotten,
        DuplicateEntities = [.. _duplicates],
    };

    private void MoveTo(SessionStatus status, DateTimeOffset now)
    {
        LastUpdated = now;
        if (_history.Count > 0 && Status == status) return;
        Status = status;
        _history.Add(new StatusChange(status, now));
        _witness.Moved(this, now);
    }
}
