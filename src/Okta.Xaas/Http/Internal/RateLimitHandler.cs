using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Http.Internal;

/// <summary>Holds each attempt back until Okta's rate limit has room for it, and learns from its answer.</summary>
internal sealed class RateLimitHandler(OrgState org, double share, TimeSpan longestWait, TimeProvider timeProvider, ILogger logger) : DelegatingHandler
{
    // What is shorter is spacing, not worth a line.
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = OperationTag.Of(request).Name;
        var endpoint = Endpoint.Of(operation);
        var gate = org.Gate(endpoint.Group);
        await gate.EnterAsync(endpoint.Room, share, wait => Tell(operation, wait), cancellationToken).ConfigureAwait(false);
        var left = timeProvider.GetTimestamp();
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            gate.Leave();
            throw;
        }

        org.Clock.Learn(response);
        var outcome = AttemptOutcome.Of(request, response, org.Clock);
        gate.Leave(new PacingAnswer(outcome.RateLimit, outcome.Now, outcome.Status == Statuses.TooManyRequests, RateLimitWait.Asked(outcome)), longestWait);
        AttemptNotice.Observer?.Invoke(new(timeProvider.GetElapsedTime(left), response.StatusCode, outcome.RateLimit.Remaining));
        if (outcome.RateLimit.Remaining is { } remaining) HttpMetrics.RateLimitRemaining(org.Host, endpoint.Group.ToString(), remaining);
        return response;
    }

    private void Tell(string operation, TimeSpan wait)
    {
        if (wait < Noticed) return;
        logger.Paced(operation, wait);
        RetryNotice.Observer?.Invoke(wait, "rate limit");
    }
}
