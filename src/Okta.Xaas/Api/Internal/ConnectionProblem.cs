namespace Okta.Xaas.Api.Internal;

/// <summary>Says in words why no answer came, and what to look at.</summary>
internal static class ConnectionProblem
{
    public const string TimedOut = "The time limit of the request is over; Okta may have done it or not";

    public static string Of(Exception exception)
    {
#if NET
        switch ((exception as HttpRequestException)?.HttpRequestError)
        {
            case HttpRequestError.NameResolutionError:
                return "The host's name is not known: check OktaDomain";
            case HttpRequestError.SecureConnectionError:
                return "No secure connection could be made: check OktaDomain and the certificates that this machine trusts";
            case HttpRequestError.ProxyTunnelError:
                return "The proxy refused the connection";
        }
#endif
        return "The connection failed or broke off; the inner exception says more";
    }
}
