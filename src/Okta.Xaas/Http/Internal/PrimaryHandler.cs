#if NET
using System.Diagnostics;
#endif
using System.Net;
#if NET
using Okta.Xaas.Authentication.Internal;
#endif

namespace Okta.Xaas.Http.Internal;

/// <summary>Makes the handler that sends.</summary>
internal static class PrimaryHandler
{
    // Redirects are never followed: the credentials are for the org alone. Cookies would tie calls together that have nothing in common.
    public static HttpMessageHandler Create(OktaXaasOptions options) =>
#if NET
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.Retry.ConnectTimeout,
            AutomaticDecompression = DecompressionMethods.All,
            ActivityHeadersPropagator = new TracePropagator(options.PropagateTraceState, Describe),

            // So that a change of the org's address in DNS is seen by a client that lives for weeks.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#else
        new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,

            // .NET Framework allows two connections by default; there can be 32 uploads at once and a look at the session.
            MaxConnectionsPerServer = 40,
        };
#endif

#if NET
    private static void Describe(Activity activity, HttpRequestMessage request) => activity.SetTag(TelemetryNames.OperationTag, OperationTag.Of(request).Name);
#endif
}
