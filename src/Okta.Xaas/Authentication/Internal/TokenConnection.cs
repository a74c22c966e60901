using System.Net;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Makes the HTTP client of token requests: nothing is added to them, and no redirect is followed.</summary>
internal static class TokenConnection
{
    // A hanging token endpoint must leave the attempt, 100 seconds by default, time for another try.
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    public static HttpClient CreateClient(HttpMessageHandler? handler) =>
        new(handler ?? CreateHandler(), disposeHandler: handler is null) { Timeout = TimeLimit };

#if NET
    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        AutomaticDecompression = DecompressionMethods.All,
        ActivityHeadersPropagator = new TracePropagator(withState: false),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
#else
    private static HttpClientHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
    };
#endif
}
