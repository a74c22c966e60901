using System.Net;

namespace Okta.Xaas.Emulator.Server;

/// <summary>The addresses to listen on, as ASP.NET Core writes them: separated by semicolons, + or * for any host.</summary>
internal static class ListenUrls
{
    public static IEnumerable<string> Faults(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (all.Length == 0) yield return "Urls is empty: give an address such as http://127.0.0.1:5080.";
        foreach (var url in all)
        {
            if (!Uri.TryCreate(AnyHostAs(url, "localhost"), UriKind.Absolute, out var parsed) || parsed.Scheme != Uri.UriSchemeHttp || parsed.PathAndQuery != "/")
            {
                yield return $"'{url}' can't be listened on: write http://host:port, such as http://127.0.0.1:5080.";
            }
        }
    }

    /// <summary>
    /// Those that other machines reach. The host is taken as the server itself takes it, which listens on all addresses for each name that it does not know:
    /// <see cref="Uri"/> would hold "loopback" for localhost.
    /// </summary>
    public static IEnumerable<string> Remote(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(url => !IsLoopback(BindingAddress.Parse(url).Host));

    /// <summary>The address that a client on this machine can call.</summary>
    public static Uri ForClients(string listened) => new(AnyHostAs(listened, "127.0.0.1"));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string AnyHostAs(string url, string host)
    {
        foreach (var any in new[] { "://+", "://*", "://[::]", "://0.0.0.0" }) url = url.Replace(any, $"://{host}", StringComparison.Ordinal);
        return url;
    }
}
