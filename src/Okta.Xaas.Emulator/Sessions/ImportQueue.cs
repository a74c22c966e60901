using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Settings;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>D: triggered sessions are imported one after another. When each is done is known at its trigger, so no timer is needed.</summary>
internal sealed class ImportQueue(OrgSettings settings, DirectoryStore directory, ISessionWitness witness)
{
    private readonly List<Waiting> _waiting = [];
    private readonly Queue<TimeSpan> _delays = new();
    private DateTimeOffset _freeAt = DateTimeOffset.MinValue;
    private int _failures;

    public void FailNext() => _failures++;

    public void DelayNext(TimeSpan by) => _delays.Enqueue(by);

    public void Add(OrgSession session, DateTimeOffset now)
    {
        var start = now > _freeAt ? now : _freeAt;
        _freeAt = start + settings.ProcessingTime + (_delays.TryDequeue(out var delay) ? delay : TimeSpan.Zero);
        _waiting.Add(new Waiting(session, start, _freeAt));
    }

    /// <summary>Does every import whose time has come.</summary>
    public void Settle(DateTimeOffset now)
    {
        while (_waiting.Count > 0)
        {
            var next = _waiting[0];
            Announce(next, now);
            if (next.DoneAt > now) return;
            _waiting.RemoveAt(0);
            if (_failures > 0)
            {
                _failures--;
                next.Session.Fail("It was told to fail.", next.DoneAt);
            }
            else
            {
                next.Session.Import(directory, next.DoneAt);
            }
        }
    }

    /// <summary>Takes a session out whose import is to end now, by whatever the caller does with it; those behind it come earlier. False when it waits for no import.</summary>
    public bool TryTake(OrgSession session, DateTimeOffset now)
    {
        var index = _waiting.FindIndex(one => one.Session == session);
        if (index < 0) return false;
        var taken = _waiting[index];
        var begun = now > taken.StartAt ? now : taken.StartAt;
        Announce(taken, begun);
        var saved = taken.DoneAt - begun;
        _waiting.RemoveAt(index);
        for (var i = index; i < _waiting.Count; i++) _waiting[i].ComeEarlier(saved);
        _freeAt -= saved;
        return true;
    }

    public void Clear()
    {
        _waiting.Clear();
        _delays.Clear();
        _failures = 0;
        _freeAt = DateTimeOffset.MinValue;
    }

    private void Announce(Waiting one, DateTimeOffset now)
    {
        if (one.IsAnnounced || one.StartAt > now) return;
        one.IsAnnounced = true;
        witness.ImportStarted(one.Session, one.StartAt);
    }

    private sealed class Waiting(OrgSession session, DateTimeOffset startAt, DateTimeOffset doneAt)
    {
        public OrgSession Session { get; } = session;

        public DateTimeOffset StartAt { get; private set; } = startAt;

        public DateTimeOffset DoneAt { get; private set; } = doneAt;

        public bool IsAnnounced { get; set; }

        public void ComeEarlier(TimeSpan by)
        {
            StartAt -= by;
            DoneAt -= by;
        }
    }
}
