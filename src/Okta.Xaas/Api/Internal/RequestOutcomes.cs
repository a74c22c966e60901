using System.Net;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>The one table that says what a failure tells about its request.</summary>
internal static class RequestOutcomes
{
    public static RequestOutcome Of(HttpStatusCode? status, bool isOktaError, Exception? cause) => (int?)status switch
    {
        null => SendFault.WasNotSent(cause) ? RequestOutcome.NotSent : RequestOutcome.Unknown,

        // A rate limit lets nothing pass, whoever sets it.
        (int)Statuses.TooManyRequests => RequestOutcome.Refused,

        // Only Okta's own body proves that Okta decided: a proxy answers with these as well, after it has passed the request on or not.
        408 or 425 => RequestOutcome.Unknown,
        >= 400 and < 500 or 503 => isOktaError ? RequestOutcome.Refused : RequestOutcome.Unknown,

        // A success that is not Okta's or cannot be read, a redirect, and every other server error.
        _ => RequestOutcome.Unknown,
    };
}
