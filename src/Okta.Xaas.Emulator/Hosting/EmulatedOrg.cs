using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Operations;
using Okta.Xaas.Emulator.RateLimits;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>The org's whole state, behind one lock. Time passes when somebody looks: every access first does what has fallen due.</summary>
internal sealed class EmulatedOrg
{
    private readonly Lock _gate = new();
    private readonly OktaEmulatorOptions _options;
    private readonly IdGenerator _ids;
    private readonly DirectoryStore _directory;
    private readonly SessionRegistry _sessions;
    private readonly RateLimitWindow _rateLimit;
    private readonly ApiAccess _access;

    public EmulatedOrg(OktaEmulatorOptions options)
    {
        _options = options;
        _ids = new IdGenerator(options.Seed);
        _directory = new DirectoryStore(_ids);
        _sessions = new SessionRegistry(options, _ids, _directory);
        _rateLimit = new RateLimitWindow(options);
        Authorization = new AuthorizationServer(options.OAuth);
        _access = new ApiAccess(options.ApiToken, Authorization);
    }

    /// <summary>Who may come in by OAuth.</summary>
    public AuthorizationServer Authorization { get; }

    /// <summary>What Okta's clock shows.</summary>
    public DateTimeOffset Now => _options.TimeProvider.GetUtcNow() + _options.ClockSkew;

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

    public string NextRequestId()
    {
        lock (_gate) return _ids.Request();
    }

    /// <summary>Does what the request asks for.</summary>
    public EmulatedResponse Execute(EmulatedRequest request, OperationMatch match) => Do((sessions, directory, now) =>
    {
        try
        {
            if (!_rateLimit.TryTake(now)) throw ApiErrors.TooManyRequests().AsException();
            var operation = Authorize(request, match, now);
            return operation.Run(new OperationContext(request, operation.Id, _options.IdentitySourceId, match.Values, sessions, directory, Authorization, now));
        }
        catch (ApiErrorException refused)
        {
            return ErrorBody.Write(refused.Error, _ids.Error());
        }
    });

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
    public EmulatedResponse Answer(Fault fault, string requestId)
    {
        lock (_gate)
        {
            var response = fault.Response!;
            return Stamp(fault.RateLimit?.Tell(response, _options, Now) ?? response, requestId);
        }
    }

    /// <summary>Adds what every answer of Okta carries.</summary>
    public EmulatedResponse Stamp(EmulatedResponse response, string requestId)
    {
        lock (_gate)
        {
            var now = Now;
            if (!response.IsBare)
            {
                response = _rateLimit.Stamp(response, now);
                if (!response.HasHeader("X-Okta-Request-Id")) response = response.WithHeader("X-Okta-Request-Id", requestId);
            }

            return response.HasHeader("Date") ? response : response.WithHeader("Date", now.ToString("r"));
        }
    }

    private Operation Authorize(EmulatedRequest request, OperationMatch match, DateTimeOffset now)
    {
        if (match.Operation == OperationTable.Token) return OperationTable.Token;
        _access.Check(request, now);
        if (match.IdentitySourceId is { } source && source != _options.IdentitySourceId) throw ApiErrors.NotFound(source, "AppInstance").AsException();
        if (match.Operation is { } operation) return operation;
        throw (match.PathIsKnown ? ApiErrors.MethodNotAllowed() : ApiErrors.NotFound(request.Path, "Endpoint")).AsException();
    }
}
