using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Settings;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>The sessions, and the rules for a new one. Not thread-safe: the org's lock guards it.</summary>
internal sealed class SessionRegistry(OrgSettings settings, IdGenerator ids, DirectoryStore directory, ISessionWitness witness, int capacity)
{
    private readonly Dictionary<string, OrgSession> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<OrgSession> _inOrder = new();
    private readonly List<OrgSession> _active = [];
    private readonly ImportQueue _queue = new(settings, directory, witness);

    /// <summary>Those that are remembered, oldest first.</summary>
    public IReadOnlyCollection<OrgSession> All => _inOrder;

    public IEnumerable<OrgSession> Active => _active.Where(session => session.Status.IsActive());

    /// <summary>The one open session, if there is one.</summary>
    public string? OpenId => _active.Find(session => session.Status.IsOpen())?.Id;

    /// <summary>The session whose trigger is in a new one's way, and until when; that ends earlier when its import does.</summary>
    public (OrgSession Session, DateTimeOffset Until)? CooldownAt(DateTimeOffset now) =>
        _active.Where(session => session.Status == SessionStatus.Triggered && now < CooldownEnd(session))
            .Select(session => ((OrgSession, DateTimeOffset)?)(session, CooldownEnd(session)))
            .LastOrDefault();

    // From the time that the API tells of the trigger, so that who waits by it is not refused for the part of a second that it leaves out.
    private DateTimeOffset CooldownEnd(OrgSession triggered) => WireTime.Told(triggered.Triggered!.Value) + settings.CreationCooldown;

    public void FailNextImport() => _queue.FailNext();

    public void DelayNextImport(TimeSpan by) => _queue.DelayNext(by);

    /// <summary>Brings every session to where it is at this time.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (var session in _active)
        {
            var expiry = session.LastRequest + settings.SessionExpiry;
            if (session.Status.IsOpen() && expiry <= now) session.Finish(SessionStatus.Expired, expiry);
        }

        _queue.Settle(now);
        _active.RemoveAll(session => !session.Status.IsActive());
    }

    public OrgSession Create(DateTimeOffset now)
    {
        // D: one open session a source, and none within the cooldown of a trigger. L: once that session is done importing, the cooldown is void.
        if (Active.Any(session => session.Status.IsOpen() || now < CooldownEnd(session))) throw ApiErrors.CannotBeCreated().AsException();
        var created = new OrgSession(ids.Session(), now, witness);
        Remember(created);
        _active.Add(created);
        return created;
    }

    /// <summary>Takes a session in; the oldest that have ended go for it.</summary>
    public void Remember(OrgSession session)
    {
        _sessions.Add(session.Id, session);
        _inOrder.Enqueue(session);
        while (_inOrder.Count > capacity && _inOrder.Peek() is var oldest && (oldest.IsForgotten || !oldest.Status.IsActive()))
        {
            _inOrder.Dequeue();
            _sessions.Remove(oldest.Id);
        }
    }

    /// <summary>A session as an onlooker sees it: forgotten ones too, and its expiry is not put off.</summary>
    public OrgSession Peek(string id) => _sessions.TryGetValue(id, out var session) ? session : throw ApiErrors.NotFound(id, "ImportSession").AsException();

    public OrgSession Get(string id, DateTimeOffset now)
    {
        var session = Peek(id);
        if (session.IsForgotten) throw ApiErrors.NotFound(id, "ImportSession").AsException();

        // D: 24 hours without a request. I: any request that names the session counts.
        session.LastRequest = now;
        return session;
    }

    public OrgSession Cancel(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.Allows(SessionAction.Cancel)) throw ApiErrors.CannotBeCancelled().AsException();
        session.Finish(SessionStatus.Closed, now);
        return session;
    }

    public OrgSession Expire(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.IsOpen()) throw ApiErrors.CannotExpire().AsException();
        session.Finish(SessionStatus.Expired, now);
        return session;
    }

    /// <summary>Makes a session one that nobody finds. Its import goes on, if it has been triggered.</summary>
    public OrgSession Forget(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        session.IsForgotten = true;
        _active.Remove(session);
        witness.Touched();
        return session;
    }

    /// <summary>Ends the session's import now, as it would have ended by itself.</summary>
    public OrgSession FinishImport(string id, DateTimeOffset now)
    {
        var session = TakeImport(id, now);
        session.Import(directory, now);
        return session;
    }

    /// <summary>Makes the session's import end in ERROR now, without any change.</summary>
    public OrgSession FailImport(string id, DateTimeOffset now)
    {
        var session = TakeImport(id, now);
        session.Fail("It was told to fail.", now);
        return session;
    }

    public OrgSession StartImport(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.Allows(SessionAction.StartImport)) throw ApiErrors.CannotBeTriggered(id).AsException();
        session.Trigger(now);
        _queue.Add(session, now);
        return session;
    }

    /// <summary>The session, if it takes another upload.</summary>
    public OrgSession ForUpload(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.Allows(SessionAction.Upload)) throw ApiErrors.CannotBeLoaded(id).AsException();

        // I: refused uploads do not count.
        if (session.Uploads.Count >= ApiLimits.UploadsPerSession) throw ApiErrors.TooManyUploads(ApiLimits.UploadsPerSession).AsException();
        return session;
    }

    public void Clear()
    {
        _sessions.Clear();
        _inOrder.Clear();
        _active.Clear();
        _queue.Clear();
    }

    private OrgSession TakeImport(string id, DateTimeOffset now)
    {
        var session = Peek(id);
        return _queue.TryTake(session, now) ? session : throw ApiErrors.NotBeingImported(id).AsException();
    }
}
