namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>Finds the next page in <c>Link</c> headers (RFC 8288).</summary>
internal static class LinkHeader
{
    /// <returns>The address as it is written; null when there is no next page.</returns>
    public static string? NextIn(IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            var rest = header;
            for (var begin = rest.IndexOf('<'); begin >= 0; begin = rest.IndexOf('<'))
            {
                var end = rest.IndexOf('>', begin);
                if (end < 0) break;
                var address = rest.Substring(begin + 1, end - begin - 1);
                rest = rest.Substring(end + 1);
                if (IsNext(ParametersIn(ref rest))) return address.Trim();
            }
        }

        return null;
    }

    // Up to the comma before the next link; one in quotes is a text's.
    private static List<string> ParametersIn(ref string rest)
    {
        var parameters = new List<string>();
        var (begin, isQuoted) = (0, false);
        for (var i = 0; i <= rest.Length; i++)
        {
            var character = i < rest.Length ? rest[i] : ',';
            if (character == '"') isQuoted = !isQuoted;
            if (i < rest.Length && (isQuoted || character is not (';' or ','))) continue;
            parameters.Add(rest.Substring(begin, i - begin).Trim());
            begin = i + 1;
            if (character != ',') continue;
            rest = rest.Substring(i);
            return parameters;
        }

        return parameters;
    }

    // One link may have several relations.
    private static bool IsNext(List<string> parameters) => parameters.Exists(parameter =>
        parameter.IndexOf('=') is > 0 and var end && parameter.Substring(0, end).Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)
        && parameter.Substring(end + 1).Trim().Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase));
}
