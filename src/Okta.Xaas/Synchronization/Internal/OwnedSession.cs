using Okta.Xaas.Api.Models;
using Okta.Xaas.Batching;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// The one owner of a session: it is there before Okta is asked to create it, and knows at each moment what may be at Okta, so that whatever throws, the
/// session is adopted, cancelled, or left to the next run, and never forgotten.
/// </summary>
internal sealed class OwnedSession
{
    private readonly object _gate = new();
    private readonly List<Batch> _accepted = [];
    private readonly List<Batch> _unanswered = [];
    private bool _creationUnanswered;
    private bool _triggerUnanswered;
    private Sighting _seen = Sighting.Gone;

    public SessionStage Stage { get; private set; }

    /// <summary>Okta's time before its creation was first asked for, which no session that is its own can be older than.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>The session's handle, once its id is known.</summary>
    public ImportSession? Session { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? TriggeredAt { get; private set; }

    /// <summary>What the last look has shown.</summary>
    public Sighting Seen
    {
        get => _seen;
        set => _seen = value;
    }

    /// <summary>The batches that Okta has acknowledged.</summary>
    public IReadOnlyList<Batch> Accepted
    {
        get
        {
            lock (_gate) return _accepted.ToArray();
        }
    }

    /// <summary>The batches that may be in the session: an upload of them began, and no answer has come.</summary>
    public IReadOnlyList<Batch> Unanswered
    {
        get
        {
            lock (_gate) return _unanswered.ToArray();
        }
    }

    public void Asking(DateTimeOffset serverTime)
    {
        if (!_creationUnanswered) AskedAt = serverTime;
        Stage = SessionStage.Creating;
        _seen = Sighting.Silent;
    }

    public void CreationUnanswered() => _creationUnanswered = true;

    /// <summary>Okta refused, or was never asked: this time there is none.</summary>
    public void CreationRefused()
    {
        if (_creationUnanswered) return;
        Stage = SessionStage.NotAsked;
        _seen = Sighting.Gone;
    }

    /// <summary>Whether a session of Okta's list can only be this one: a creation of it got no answer, it is as it was created, and not older than the request.</summary>
    public bool CanBe(IdentitySourceSession listed) => _creationUnanswered && IsOwn(listed, AskedAt);

    public static bool IsOwn(IdentitySourceSession listed, DateTimeOffset? askedAt) =>
        askedAt is not null && listed.Status == SessionStatus.Created && listed.Created >= askedAt;

    public void Opened(ImportSession session, DateTimeOffset at)
    {
        Session = session;
        CreatedAt = at;
        _seen = Sightings.Of(session.Status);
        Stage = SessionStage.Open;
    }

    public void Uploading(Batch batch)
    {
        lock (_gate) _unanswered.Add(batch);
    }

    public void UploadAccepted(Batch batch)
    {
        lock (_gate)
        {
            _unanswered.Remove(batch);
            _accepted.Add(batch);
        }
    }

    public void UploadRefused(Batch batch)
    {
        lock (_gate) _unanswered.Remove(batch);
    }

    public void Triggering() => Stage = SessionStage.Triggering;

    public void TriggerUnanswered() => _triggerUnanswered = true;

    /// <summary>Okta refused: unless an earlier trigger got no answer, it was not triggered.</summary>
    public void TriggerRefused()
    {
        if (!_triggerUnanswered) Stage = SessionStage.Open;
    }

    public void Triggered(DateTimeOffset at)
    {
        TriggeredAt = at;
        _seen = Sightings.Of(Session!.Status);
        Stage = SessionStage.Triggered;
    }

    public SessionReport Report(SessionOutcome outcome, DateTimeOffset at)
    {
        var accepted = Accepted;
        return new()
        {
            SessionId = Session?.Id ?? "",
            Status = Session?.Status ?? SessionStatus.Unknown,
            Outcome = outcome,
            Batches = accepted.Count,
            Entities = accepted.Sum(b => b.EntityCount),
            Bytes = accepted.Sum(b => (long)b.ByteCount),
            Changes = accepted.GroupBy(b => b.Kind).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(b => b.ChangeCount)),
            CreatedAt = Session is null ? at : CreatedAt,
            TriggeredAt = TriggeredAt,
            FinishedAt = outcome is SessionOutcome.ImportPending or SessionOutcome.LeftOpen ? null : at,
        };
    }
}
