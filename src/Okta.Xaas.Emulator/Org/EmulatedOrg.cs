using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Buffers;
using Okta.Xaas.Emulator.Clocks;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Records;
using Okta.Xaas.Emulator.Sessions;
using Okta.Xaas.Emulator.Settings;
using Okta.Xaas.Emulator.SystemLog;

namespace Okta.Xaas.Emulator.Org;

/// <summary>The org's whole state, behind one lock. Time passes when somebody looks: every access first does what has fallen due.</summary>
internal sealed class EmulatedOrg
{
    // What an onlooker can read back is kept only where there is a way in for one.
    private const long UploadBytes = 64L * 1024 * 1024;
    private const int UploadBodies = 20_000;

    private const int SeedStep = 7919;

    private readonly OktaEmulatorOptions _options;
    private readonly DirectoryStore _directory;
    private readonly SessionRegistry _sessions;

    /// <param name="options">How it behaves.</param>
    /// <param name="earlierStarts">How often what it goes on from was started before, so that it makes no id a second time.</param>
    public EmulatedOrg(OktaEmulatorOptions options, int earlierStarts)
    {
        _options = options;
        var hasOnlookers = options.Urls is not null;
        Clock = new SteerableTimeProvider(options.TimeProvider);
        Settings = new OrgSettings(options);
        Schema = new AppSchema(options.Schema);
        Ids = new IdGenerator(unchecked(options.Seed + (earlierStarts * SeedStep)));
        Bodies = new BodyBudget(hasOnlookers ? UploadBytes : 0, UploadBodies);
        Records = new OrgRecords(new HistoryLog(hasOnlookers ? HistoryLog.DefaultEntries : 0, HistoryLog.DefaultCost), new EventLog(options.SystemLogCapacity), Feed);
        _directory = new DirectoryStore(Ids, Records.Changed);
        _sessions = new SessionRegistry(Settings, Ids, _directory, Records, options.SessionCapacity);
        Authorization = new AuthorizationServer(options.OAuth);
        StartedAt = Now;
    }

    /// <summary>What guards everything in here. To be held for as little as possible.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Makes the ids. The lock guards it.</summary>
    public IdGenerator Ids { get; }

    /// <summary>The bodies of uploads that are kept. The lock guards it.</summary>
    public BodyBudget Bodies { get; }

    /// <summary>Who may come in by OAuth.</summary>
    public AuthorizationServer Authorization { get; }

    /// <summary>The clock below Okta's.</summary>
    public SteerableTimeProvider Clock { get; }

    /// <summary>What can be changed while it runs. Only to be used inside of <see cref="Do"/>.</summary>
    public OrgSettings Settings { get; }

    /// <summary>The attributes of the app's users. Only to be used inside of <see cref="Do"/>.</summary>
    public AppSchema Schema { get; }

    /// <summary>Who wants to know that something has changed.</summary>
    public ChangeFeed Feed { get; } = new();

    /// <summary>What has happened. Only to be used inside of <see cref="Do"/>.</summary>
    public OrgRecords Records { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>What Okta's clock shows.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow() + _options.ClockSkew;

    /// <summary>Does something with the state, at the time it is now.</summary>
    public T Do<T>(Func<SessionRegistry, DirectoryStore, DateTimeOffset, T> work)
    {
        lock (Gate)
        {
            var now = Now;
            _sessions.Settle(now);
            return work(_sessions, _directory, now);
        }
    }

    public string IdentitySourceId => _options.IdentitySourceId;

    /// <summary>Says what becomes of a person.</summary>
    public void SetOutcome(string externalId, ImportOutcome outcome) => Do((_, directory, _) =>
    {
        directory.SetOutcome(externalId, outcome);
        Records.DirectoryTouched();
        return true;
    });

    /// <summary>Adds an attribute to the schema, or sets it in the place of the one of its name.</summary>
    public void SetAttribute(EmulatedSchemaEntry attribute) => Do((_, _, _) =>
    {
        Schema.Put(attribute);
        Records.DirectoryTouched();
        return true;
    });

    /// <summary>Takes away what has been set under a name; false when nothing has.</summary>
    public bool RemoveAttribute(string name) => Do((_, _, _) =>
    {
        if (!Schema.Remove(name)) return false;
        Records.DirectoryTouched();
        return true;
    });

    /// <summary>Empties it: the clock, the settings and the schema stay.</summary>
    public void Reset() => Do((sessions, directory, _) =>
    {
        sessions.Clear();
        directory.Clear();
        Bodies.Clear();
        Records.Clear();
        return true;
    });
}
