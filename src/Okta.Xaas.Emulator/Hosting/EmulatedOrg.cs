using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Clocks;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Operations;
using Okta.Xaas.Emulator.Persistence;
using Okta.Xaas.Emulator.RateLimits;
using Okta.Xaas.Emulator.Records;
using Okta.Xaas.Emulator.Sessions;
using Okta.Xaas.Emulator.SystemLog;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>The org's whole state, behind one lock. Time passes when somebody looks: every access first does what has fallen due.</summary>
internal sealed class EmulatedOrg
{
    // What an onlooker can read back is kept only where there is a way in for one.
    private const long UploadBytes = 64L * 1024 * 1024;
    private const int UploadBodies = 20_000;

    private const int SeedStep = 7919;

    private readonly Lock _gate = new();
    private readonly OktaEmulatorOptions _options;
    private readonly IdGenerator _ids;
    private readonly BodyBudget _bodies;
    private readonly DirectoryStore _directory;
    private readonly SessionRegistry _sessions;
    private readonly RateLimitWindows _rateLimits;
    private readonly ApiAccess _access;

    /// <param name="options">How it behaves.</param>
    /// <param name="earlierStarts">How often what it goes on from was started before, so that it makes no id a second time.</param>
    public EmulatedOrg(OktaEmulatorOptions options, int earlierStarts)
    {
        _options = options;
        var hasOnlookers = options.Urls is not null;
        Clock = new SteerableTimeProvider(options.TimeProvider);
        Settings = new OrgSettings(options);
        _ids = new IdGenerator(unchecked(options.Seed + (earlierStarts * SeedStep)));
        _bodies = new BodyBudget(hasOnlookers ? UploadBytes : 0, UploadBodies);
        Records = new OrgRecords(new HistoryLog(hasOnlookers ? HistoryLog.DefaultEntries : 0, HistoryLog.DefaultCost), new EventLog(options.SystemLogCapacity), Feed);
        _directory = new DirectoryStore(_ids, Records.Changed);
        _sessions = new SessionRegistry(Settings, _ids, _directory, Records, options.SessionCapacity);
        _rateLimits = new RateLimitWindows(Settings);
        Authorization = new AuthorizationServer(options.OAuth);
        _access = new ApiAccess(options.ApiToken, Authorization);
        StartedAt = Now;
    }

    /// <summary>Who may come in by OAuth.</summary>
    public AuthorizationServer Authorization { get; }

    /// <summary>The clock below Okta's.</summary>
    public SteerableTimeProvider Clock { get; }

    /// <summary>What can be changed while it runs. Only to be used inside of <see cref="Do"/>.</summary>
    public OrgSettings Settings { get; }

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
        lock (_gate)
        {
            var now = Now;
            _sessions.Settle(now);
            return work(_sessions, _directory, now);
        }
    }

    public string IdentitySourceId => _options.IdentitySourceId;

    /// <summary>Puts in what was saved.</summary>
    public void Restore(SavedOrg saved) => Do((sessions, directory, _) =>
    {
        OrgState.Restore(saved, sessions, directory, Records);
        return true;
    });

    /// <summary>Empties it: the clock and the settings stay.</summary>
    public void Reset() => Do((sessions, directory, _) =>
    {
        sessions.Clear();
        directory.Clear();
        _bodies.Clear();
        Records.Clear();
        return true;
    });

    public string NextRequestId()
    {
        lock (_gate) return _ids.Request();
    }

    /// <summary>Does what the request asks for.</summary>
    public EmulatedResponse Execute(EmulatedRequest request, OperationMatch match) => Do((sessions, directory, now) =>
    {
        try
        {
            if (!_rateLimits[match.Group].TryTake(now)) throw ApiErrors.TooManyRequests().AsException();
            var operation = Authorize(request, match, now);
            return operation.Run(new OperationContext(
                request, operation.Id, _options.IdentitySourceId, match.Values, sessions, directory, Records.Events, _bodies, Authorization, now));
        }
        catch (ApiErrorException refused)
        {
            return ErrorBody.Write(refused.Error, _ids.Error());
        }
    });

    /// <summary>Refuses a request when so many are under way that it is one too many; null when it is not.</summary>
    public EmulatedResponse? RefuseOver(int underWay, EndpointGroup group, string requestId)
    {
        lock (_gate)
        {
            if (!Settings.EnforceRateLimit || underWay <= Settings.ConcurrencyLimit) return null;
            var refusal = ErrorBody.Write(ApiErrors.TooManyRequests(), _ids.Error());
            return Stamp(RateLimitStory.Concurrency.Tell(refusal, group, Settings, Now), requestId, group);
        }
    }

    /// <summary>Lets something happen, to a session or else to the open one. What the org refuses does not happen.</summary>
    public void Happen(OrgEvent what, string? sessionId) => Do((sessions, _, now) =>
    {
        try
        {
            what(sessions, sessionId ?? sessions.OpenId ?? string.Empty, now);
            return true;
        }
        catch (ApiErrorException)
        {
            return false;
        }
    });

    /// <summary>What a fault answers, with the headers that every answer carries.</summary>
    public EmulatedResponse Answer(Fault fault, string requestId, EndpointGroup group)
    {
        lock (_gate)
        {
            var response = fault.Response!;
            return Stamp(fault.RateLimit?.Tell(response, group, Settings, Now) ?? response, requestId, group);
        }
    }

    /// <summary>Adds what every answer of Okta carries; without a request id when that was stripped on the way.</summary>
    public EmulatedResponse Stamp(EmulatedResponse response, string? requestId, EndpointGroup group)
    {
        lock (_gate)
        {
            var now = Now;
            if (!response.IsBare)
            {
                response = _rateLimits[group].Stamp(response, now);
                if (requestId is not null && !_options.StripRequestId && !response.HasHeader("X-Okta-Request-Id")) response = response.WithHeader("X-Okta-Request-Id", requestId);
            }

            return response.HasHeader("Date") ? response : response.WithHeader("Date", now.ToString("r"));
        }
    }

    private Operation Authorize(EmulatedRequest request, OperationMatch match, DateTimeOffset now)
    {
        if (match.Operation == OperationTable.Token) return OperationTable.Token;
        _access.Check(request, match.Operation?.Scope ?? Operation.ScopeOf(request.Method), now);
        if (match.IdentitySourceId is { } source && source != _options.IdentitySourceId) throw ApiErrors.NotFound(source, "AppInstance").AsException();
        if (match.Operation is { } operation) return operation;
        throw (match.PathIsKnown ? ApiErrors.MethodNotAllowed() : ApiErrors.NotFound(request.Path, "Endpoint")).AsException();
    }
}
