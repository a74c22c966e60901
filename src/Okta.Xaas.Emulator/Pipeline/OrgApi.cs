using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Operations;
using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.RateLimits;
using Okta.Xaas.Emulator.Routes;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>What the org answers: rate limit, access, operation, and the headers that every answer carries. Thread-safe.</summary>
internal sealed class OrgApi(OktaEmulatorOptions options, EmulatedOrg org)
{
    private readonly RequestWindows _rateLimits = new(org.Settings);
    private readonly ApiAccess _access = new(options.ApiToken, org.Authorization);

    public string NextRequestId()
    {
        lock (org.Gate) return org.Ids.Request();
    }

    /// <summary>Does what the request asks for.</summary>
    public EmulatedResponse Execute(EmulatedRequest request, OperationMatch match)
    {
        // What is likely to be kept is packed before everybody else has to wait for it.
        if (org.Bodies.KeepsAny && match.Group == EndpointGroup.Bulk) request.Pack();
        return org.Do((sessions, directory, now) => Execute(request, match, sessions, directory, now));
    }

    /// <summary>Refuses a request when so many are under way that it is one too many; null when it is not.</summary>
    public EmulatedResponse? RefuseOver(int underWay, EndpointGroup group, string requestId)
    {
        lock (org.Gate)
        {
            if (!org.Settings.EnforceRateLimit || underWay <= org.Settings.ConcurrencyLimit) return null;
            var refusal = EmulatedResponse.Of(ApiErrors.TooManyRequests(), org.Ids.Error());
            return Stamp(RateLimitStory.Concurrency.Tell(refusal, group, org.Settings, org.Now), requestId, group);
        }
    }

    /// <summary>Lets something happen, to a session or else to the open one. What the org refuses does not happen.</summary>
    public void Happen(Fault fault, string? sessionId) => org.Do((sessions, _, now) =>
    {
        try
        {
            OrgEvents.Happen(fault, sessions, sessionId ?? sessions.OpenId ?? string.Empty, now);
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
        lock (org.Gate)
        {
            var response = fault.Response!;
            if (fault.RateLimit is { } variant) response = new RateLimitStory(variant, fault.ResetIn).Tell(response, group, org.Settings, org.Now);
            return Stamp(response, requestId, group);
        }
    }

    /// <summary>Adds what every answer of Okta carries; without a request id when that is stripped on the way.</summary>
    public EmulatedResponse Stamp(EmulatedResponse response, string requestId, EndpointGroup group)
    {
        lock (org.Gate)
        {
            var now = org.Now;
            if (!response.IsBare)
            {
                response = _rateLimits[group].Stamp(response, now);
                if (!options.StripRequestId && !response.HasHeader("X-Okta-Request-Id")) response = response.WithHeader("X-Okta-Request-Id", requestId);
            }

            return response.HasHeader("Date") ? response : response.WithHeader("Date", now.ToString("r"));
        }
    }

    private EmulatedResponse Execute(EmulatedRequest request, OperationMatch match, SessionRegistry sessions, DirectoryStore directory, DateTimeOffset now)
    {
        try
        {
            if (request.Path.Contains("%00", StringComparison.Ordinal)) throw ApiErrors.NulInPath().AsException();
            if (!_rateLimits[match.Group].TryTake(now)) throw ApiErrors.TooManyRequests().AsException();
            var operation = Authorize(request, match, now);
            using var call = new OperationContext(
                request, operation.Id, options, org.Schema.Whole, match.Values, sessions, directory, org.Records.Events, org.Bodies, org.Authorization, now);
            return OperationHandlers.All[operation.Id](call);
        }
        catch (ApiErrorException refused)
        {
            return EmulatedResponse.Of(refused.Error, org.Ids.Error());
        }
    }

    private ApiOperation Authorize(EmulatedRequest request, OperationMatch match, DateTimeOffset now)
    {
        if (match.Operation == OperationTable.Token) return OperationTable.Token;
        _access.Check(request, match.Operation?.Scope ?? ApiOperation.ScopeOf(request.Method), now);
        if (match.Operation?.IsOfOrg == true && options.RefuseOrgApi) throw ApiErrors.NotPermitted().AsException();
        if (match.IdentitySourceId is { } source && source != options.IdentitySourceId) throw ApiErrors.NotFound(source, "AppInstance").AsException();
        if (match.Operation is { } operation) return operation;
        throw (match.PathIsKnown ? ApiErrors.MethodNotAllowed() : ApiErrors.NotFound(request.Path, "Endpoint")).AsException();
    }
}
