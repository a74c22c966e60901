using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>D: triggered sessions are imported one after another. When each is done is known at its trigger, so no timer is needed.</summary>
internal sealed class ImportQueue(TimeSpan processingTime, DirectoryStore directory)
{
    private readonly Queue<(ImportSession Session, DateTimeOffset DoneAt)> _waiting = new();
    private readonly Queue<TimeSpan> _delays = new();
    private DateTimeOffset _freeAt = DateTimeOffset.MinValue;
    private int _failures;

    public void FailNext() => _failures++;

    public void DelayNext(TimeSpan by) => _delays.Enqueue(by);

    public void Add(ImportSession session, DateTimeOffset now)
    {
        _freeAt = (now > _freeAt ? now : _freeAt) + processingTime + (_delays.TryDequeue(out var delay) ? delay : TimeSpan.Zero);
        _waiting.Enqueue((session, _freeAt));
    }

    /// <summary>Does every import whose time has come.</summary>
    public void Settle(DateTimeOffset now)
    {
        while (_waiting.TryPeek(out var next) && next.DoneAt <= now)
        {
            _waiting.Dequeue();
            if (_failures > 0)
            {
                // I: a session that ends in ERROR has changed nothing.
                _failures--;
                next.Session.Finish(SessionStatus.Error, next.DoneAt);
            }
            else
            {
                next.Session.Import(directory, next.DoneAt);
            }
        }
    }
}
