using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>Every session there ever was, and the rules for a new one. Not thread-safe: the org's lock guards it.</summary>
internal sealed class SessionRegistry(OktaEmulatorOptions options, IdGenerator ids, DirectoryStore directory)
{
    private readonly OrderedDictionary<string, ImportSession> _sessions = new(StringComparer.Ordinal);
    private readonly List<ImportSession> _active = [];
    private readonly ImportQueue _queue = new(options.ProcessingTime, directory);

    public IEnumerable<ImportSession> All => _sessions.Values;

    public IEnumerable<ImportSession> Active => _active.Where(session => session.Status.IsActive());

    /// <summary>The one open session, if there is one.</summary>
    public string? OpenId => _active.Find(session => session.Status.IsOpen())?.Id;

    public void FailNextImport() => _queue.FailNext();

    public void DelayNextImport(TimeSpan by) => _queue.DelayNext(by);

    /// <summary>Brings every session to where it is at this time.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (var session in _active)
        {
            var expiry = session.LastRequest + options.SessionExpiry;
            if (session.Status.IsOpen() && expiry <= now) session.Finish(SessionStatus.Expired, expiry);
        }

        _queue.Settle(now);
        _active.RemoveAll(session => !session.Status.IsActive());
    }

    public ImportSession Create(DateTimeOffset now)
    {
        // D: one open session a source, and none within the cooldown of a trigger. L: once that session is done importing, the cooldown is void.
        if (Active.Any(session => session.Status.IsOpen() || now - session.Triggered < options.CreationCooldown)) throw ApiErrors.CannotBeCreated().AsException();
        var created = new ImportSession(ids.Session(), now);
        _sessions.Add(created.Id, created);
        _active.Add(created);
        return created;
    }

    public ImportSession Get(string id, DateTimeOffset now)
    {
        if (!_sessions.TryGetValue(id, out var session) || session.IsForgotten) throw ApiErrors.NotFound(id, "ImportSession").AsException();

        // D: 24 hours without a request. I: any request that names the session counts.
        session.LastRequest = now;
        return session;
    }

    public ImportSession Cancel(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.Allows(SessionAction.Cancel)) throw ApiErrors.CannotBeCancelled().AsException();
        session.Finish(SessionStatus.Closed, now);
        return session;
    }

    public ImportSession Expire(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.IsOpen()) throw ApiErrors.CannotExpire().AsException();
        session.Finish(SessionStatus.Expired, now);
        return session;
    }

    /// <summary>Makes a session one that nobody finds. Its import goes on, if it has been triggered.</summary>
    public ImportSession Forget(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        session.IsForgotten = true;
        _active.Remove(session);
        return session;
    }

    public ImportSession StartImport(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.Allows(SessionAction.StartImport)) throw ApiErrors.CannotBeTriggered(id).AsException();
        session.Trigger(now);
        _queue.Add(session, now);
        return session;
    }

    /// <summary>The session, if it takes another upload.</summary>
    public ImportSession ForUpload(string id, DateTimeOffset now)
    {
        var session = Get(id, now);
        if (!session.Status.Allows(SessionAction.Upload)) throw ApiErrors.CannotBeLoaded(id).AsException();

        // I: refused uploads do not count.
        if (session.UploadCount >= ApiLimits.UploadsPerSession) throw ApiErrors.TooManyUploads(ApiLimits.UploadsPerSession).AsException();
        return session;
    }
}
