namespace Okta.Xaas.Http.Internal;

/// <summary>Makes the handler that sends.</summary>
internal static class PrimaryHandler
{
    // Redirects are never followed: the credentials are for the org alone. Cookies would tie calls together that have nothing in common.
    public static HttpMessageHandler Create() =>
#if NET
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // So that a change of the org's address in DNS is seen by a client that lives for weeks.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // .NET Framework allows two connections by default; there can be 32 uploads at once and a look at the session.
            MaxConnectionsPerServer = 40,
        };
#endif
}
