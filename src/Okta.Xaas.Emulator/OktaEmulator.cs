using Okta.Xaas.Emulator.Control;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Hosting;
using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.Persistence;
using Okta.Xaas.Emulator.Pipeline;
using Okta.Xaas.Emulator.Server;

namespace Okta.Xaas.Emulator;

/// <summary>
/// An Okta org's Identity Sources API that runs in this process, for development and tests. Not an Okta product.
/// All members are thread-safe; everything is kept in memory and gone after <see cref="DisposeAsync"/>, but for <see cref="OktaEmulatorOptions.DataFile"/>.
/// </summary>
public sealed class OktaEmulator : IAsyncDisposable
{
    private static readonly Uri InMemoryAddress = new("https://emulator.okta.test/");

    private readonly EmulatedOrg _org;
    private readonly Interceptors _interceptors = new();
    private readonly ScriptedFaults _faults;
    private readonly RequestLog _log;
    private readonly RequestPipeline _pipeline;
    private readonly ControlTarget _target;
    private SocketListener? _listener;
    private DataKeeper? _keeper;
    private bool _stopped;

    private OktaEmulator(OktaEmulatorOptions options, SavedOrg? saved)
    {
        IdentitySourceId = options.IdentitySourceId;
        ApiToken = options.ApiToken;
        _org = new EmulatedOrg(options, saved?.Starts ?? 0);
        _log = new RequestLog(options.RequestLogCapacity, _org.Feed);
        _faults = new ScriptedFaults(_org.Feed);
        _interceptors.Add(_faults.Find);
        _pipeline = new RequestPipeline(options, _org, _interceptors, _log);
        _target = new ControlTarget(options, _org, _log, _faults, () => BaseAddress, () => _keeper);
        Directory = new EmulatedDirectory(_org);
        OAuth = new EmulatedOAuth(_org.Authorization);
    }

    /// <summary>Where the emulator listens; without <see cref="OktaEmulatorOptions.Urls"/> an address that only <see cref="CreateHandler"/> serves.</summary>
    public Uri BaseAddress => _listener?.Addresses[0] ?? InMemoryAddress;

    /// <summary>The id of the org's identity source.</summary>
    public string IdentitySourceId { get; }

    /// <summary>The API token that clients have to send.</summary>
    public string ApiToken { get; }

    /// <summary>The OAuth 2.0 service app, as its administrator sees it.</summary>
    public EmulatedOAuth OAuth { get; }

    /// <summary>The users, groups, memberships and devices that imports and calls have made.</summary>
    public EmulatedDirectory Directory { get; }

    /// <summary>The schema of the source's app as it is now: Okta's own attributes, but for those that others stand in place of, and then what has been set.</summary>
    public IReadOnlyList<EmulatedSchemaEntry> Schema => _org.Do((_, _, _) => _org.Schema.Whole);

    /// <summary>The sessions there were, oldest first, as they are now; how many is set by <see cref="OktaEmulatorOptions.SessionCapacity"/>.</summary>
    public IReadOnlyList<EmulatedSession> Sessions => _org.Do((sessions, _, _) => sessions.All.Select(session => session.Snapshot()).ToArray());

    /// <summary>The last requests, in the order they came; how many is set by <see cref="OktaEmulatorOptions.RequestLogCapacity"/>.</summary>
    public IReadOnlyList<RequestLogEntry> Requests => _log.Snapshot();

    /// <summary>Starts an org: with an empty directory, or with that of <see cref="OktaEmulatorOptions.DataFile"/>.</summary>
    /// <param name="configure">Changes the options, which all have defaults.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="ArgumentException">An option has a value that can't be; the message lists all such.</exception>
    /// <exception cref="IOException">
    /// An address of <see cref="OktaEmulatorOptions.Urls"/> is in use or not this machine's, or <see cref="OktaEmulatorOptions.DataFile"/> can't be read or written.
    /// </exception>
    /// <exception cref="InvalidDataException"><see cref="OktaEmulatorOptions.DataFile"/> is damaged, or of another identity source. It has not been changed.</exception>
    public static async Task<OktaEmulator> StartAsync(Action<OktaEmulatorOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var options = new OktaEmulatorOptions();
        configure?.Invoke(options);
        OptionsValidator.Validate(options);
        var saved = options.DataFile is { } file ? SavedOrgFile.Read(file, options.IdentitySourceId) : null;
        var emulator = new OktaEmulator(options, saved);
        if (options.DataFile is { } path) emulator._keeper = DataKeeper.Start(path, saved, emulator._org, TimeProvider.System);
        if (options.Urls is null) return emulator;
        try
        {
            emulator._listener = await SocketListener.StartAsync(options.Urls, emulator._pipeline, emulator._target, cancellationToken).ConfigureAwait(false);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// A handler that reaches this org without a socket, whatever the host of the address. Any number of handlers and of calls at once may be used.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InMemoryHandler(_pipeline);

    /// <summary>
    /// Asks <paramref name="interceptor"/> at every request whether something is to go wrong; <see langword="null"/> lets the request pass.
    /// It is called from many threads at once. Disposing what is returned ends it.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="interceptor"/> is null.</exception>
    public IDisposable Intercept(Func<EmulatedRequest, Fault?> interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return _interceptors.Add(interceptor);
    }

    /// <summary>Puts a plan into force: its faults go wrong from now on. Disposing what is returned ends it, as <see cref="FaultPlan.Stop"/> does.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The plan has been injected before, here or elsewhere.</exception>
    public IDisposable Inject(FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Begin();
        return _interceptors.Add(plan.Find);
    }

    /// <summary>Creates a session as another client would, under the same rules.</summary>
    /// <exception cref="InvalidOperationException">The org refuses; the message is Okta's.</exception>
    public EmulatedSession CreateSession() => Administer(() => _org.Do((sessions, _, now) => sessions.Create(now).Snapshot()));

    /// <summary>Cancels a session as an administrator would, under the same rules.</summary>
    /// <exception cref="InvalidOperationException">The org refuses; the message is Okta's.</exception>
    public EmulatedSession CloseSession(string sessionId) => Administer(() => _org.Do((sessions, _, now) => sessions.Cancel(sessionId, now).Snapshot()));

    /// <summary>Makes an open session <c>EXPIRED</c> now.</summary>
    /// <exception cref="InvalidOperationException">There is no such session, or it is not <c>CREATED</c> or <c>IN_PROGRESS</c>.</exception>
    public EmulatedSession ExpireSession(string sessionId) => Administer(() => _org.Do((sessions, _, now) => sessions.Expire(sessionId, now).Snapshot()));

    /// <summary>Starts a session's import as another client would, under the same rules.</summary>
    /// <exception cref="InvalidOperationException">The org refuses; the message is Okta's.</exception>
    public EmulatedSession TriggerSession(string sessionId) => Administer(() => _org.Do((sessions, _, now) => sessions.StartImport(sessionId, now).Snapshot()));

    /// <summary>
    /// Makes a session of any status disappear: requests for it are answered with 404, the list lacks it, and it is in no new session's way.
    /// If it has been triggered, its import goes on. <see cref="Sessions"/> keeps it.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such session.</exception>
    public EmulatedSession ForgetSession(string sessionId) => Administer(() => _org.Do((sessions, _, now) => sessions.Forget(sessionId, now).Snapshot()));

    /// <summary>Ends a session's import now, as it would have ended by itself; those that wait behind it are done earlier.</summary>
    /// <exception cref="InvalidOperationException">There is no such session, or it is not being imported.</exception>
    public EmulatedSession FinishImport(string sessionId) => Administer(() => _org.Do((sessions, _, now) => sessions.FinishImport(sessionId, now).Snapshot()));

    /// <summary>Makes a session's import end in <c>ERROR</c> now, without any change to the directory.</summary>
    /// <exception cref="InvalidOperationException">There is no such session, or it is not being imported.</exception>
    public EmulatedSession FailImport(string sessionId) => Administer(() => _org.Do((sessions, _, now) => sessions.FailImport(sessionId, now).Snapshot()));

    /// <summary>Moves Okta's clock ahead, and only that: states, cooldown and rate limits see the time go by, and requests that wait for it are answered.</summary>
    /// <param name="by">How far; it adds up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void AdvanceClock(TimeSpan by) => _org.Clock.Advance(by);

    /// <summary>
    /// Empties the directory, the sessions, the request log and the System Log, and takes away the faults that were put in through the control API. The clock, the schema,
    /// the tokens that were issued, interceptors and fault plans stay.
    /// </summary>
    public void Reset() => _target.Reset();

    /// <summary>Makes the next import to be started take longer than <see cref="OktaEmulatorOptions.ProcessingTime"/>. Called twice, the next two.</summary>
    /// <param name="by">How much longer; imports that wait behind it are done later too.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="by"/> is negative.</exception>
    public void DelayNextImport(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        _org.Do((sessions, _, _) =>
        {
            sessions.DelayNextImport(by);
            return true;
        });
    }

    /// <summary>Makes the next import to finish end in <c>ERROR</c>, without any change to the directory. Called twice, the next two.</summary>
    public void FailNextImport() => _org.Do((sessions, _, _) =>
    {
        sessions.FailNextImport();
        return true;
    });

    /// <summary>
    /// Says what Okta makes of one person: of one who is there at once, and in every import to come. An import that brings the person ends in <c>COMPLETED</c> all the same.
    /// What has become of people is kept in <see cref="OktaEmulatorOptions.DataFile"/>; what is said of people who are not there yet is not, and <see cref="Reset"/> forgets it.
    /// </summary>
    /// <param name="externalId">The person's external id.</param>
    /// <param name="outcome">What Okta makes of it; <see cref="ImportOutcome.Confirmed"/> takes back what was said.</param>
    /// <exception cref="ArgumentException"><paramref name="externalId"/> is blank.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public void SetOutcome(string externalId, ImportOutcome outcome)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(externalId);
        ArgumentNullException.ThrowIfNull(outcome);
        _org.SetOutcome(externalId, outcome);
    }

    /// <summary>
    /// Adds an attribute to the schema of the source's app, or sets it in the place of the one of its name, as an administrator does in the Profile Editor. It has no effect on imports.
    /// What is changed so is kept in <see cref="OktaEmulatorOptions.DataFile"/>, and <see cref="Reset"/> leaves it.
    /// </summary>
    /// <param name="attribute">The attribute.</param>
    /// <exception cref="ArgumentException">There can't be such an attribute; the message says why.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="attribute"/> is null.</exception>
    public void SetSchemaAttribute(EmulatedSchemaEntry attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        if (attribute.Fault is { } fault) throw new ArgumentException($"The schema can't have {fault}", nameof(attribute));
        _org.SetAttribute(attribute);
    }

    /// <summary>Takes away what has been added to the schema of the source's app under a name. An attribute of Okta's own can't be removed; one that was changed is then as it was.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <returns><see langword="false"/> when nothing has been added or changed under that name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public bool RemoveSchemaAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _org.RemoveAttribute(name);
    }

    /// <summary>
    /// Stops listening, if the emulator does, and saves, if it has a data file; requests under way get a second to finish. Handlers that were created keep working. May be called twice.
    /// </summary>
    /// <exception cref="IOException">What has changed last could not be saved.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, true)) return;
        if (_listener is not null) await _listener.DisposeAsync().ConfigureAwait(false);
        if (_keeper is not null) await _keeper.DisposeAsync().ConfigureAwait(false);
    }

    private static EmulatedSession Administer(Func<EmulatedSession> action)
    {
        try
        {
            return action();
        }
        catch (ApiErrorException refused)
        {
            throw new InvalidOperationException(refused.Message, refused);
        }
    }
}
