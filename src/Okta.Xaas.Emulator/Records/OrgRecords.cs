using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Sessions;
using Okta.Xaas.Emulator.SystemLog;

namespace Okta.Xaas.Emulator.Records;

/// <summary>Told of everything that happens in the org, once each: keeps the history, writes the System Log, and wakes the onlookers. The org's lock guards it.</summary>
internal sealed class OrgRecords(HistoryLog history, EventLog events, ChangeFeed feed) : ISessionWitness
{
    /// <summary>Changes with everything that a saved state would show.</summary>
    public long Version { get; private set; }

    public HistoryLog History => history;

    public EventLog Events => events;

    /// <inheritdoc/>
    public void Moved(OrgSession session, DateTimeOffset at)
    {
        events.Add(LogEvents.Of(session, at));
        Touched();
    }

    /// <inheritdoc/>
    public void ImportStarted(OrgSession session, DateTimeOffset at) => events.Add(LogEvents.Started(session, at));

    /// <inheritdoc/>
    public void Uploaded(OrgSession session, EmulatedUpload upload)
    {
        events.Add(LogEvents.Of(session, upload));
        Touched();
    }

    /// <inheritdoc/>
    public void PassedOver(OrgSession session, EntityKey key, DateTimeOffset at) => events.Add(LogEvents.PassedOver(session, key, at));

    public void Changed(DirectoryChange change)
    {
        Version++;
        history.Add(change);
        events.Add(LogEvents.Of(change));
        feed.Mark(Records.Changed.Directory | Records.Changed.State);
    }

    /// <summary>Somebody in the directory looks different, though no operation has changed it.</summary>
    public void DirectoryTouched()
    {
        Version++;
        feed.Mark(Records.Changed.Directory | Records.Changed.State);
    }

    /// <inheritdoc/>
    public void Touched()
    {
        Version++;
        feed.Mark(Records.Changed.Sessions | Records.Changed.State);
    }

    public void Clear()
    {
        Version++;
        history.Clear();
        events.Clear();
        feed.Mark(Records.Changed.All);
    }
}
