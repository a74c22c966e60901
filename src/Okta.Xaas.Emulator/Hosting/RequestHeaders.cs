namespace Okta.Xaas.Emulator.Hosting;

/// <summary>The headers that may be kept: none that carries a credential.</summary>
internal static class RequestHeaders
{
    private static readonly string[] Secret = ["Authorization", "DPoP", "Cookie", "Proxy-Authorization"];

    public static Dictionary<string, string> WithoutCredentials(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
    {
        var kept = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in headers)
        {
            if (!Secret.Contains(name, StringComparer.OrdinalIgnoreCase)) kept[name] = string.Join(", ", values);
        }

        return kept;
    }
}
