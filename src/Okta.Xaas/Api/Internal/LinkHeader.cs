namespace Okta.Xaas.Api.Internal;

/// <summary>Reads the next page's cursor out of <c>Link</c> headers (RFC 8288): several headers, or one joined by commas.</summary>
internal static class LinkHeader
{
    public static string? NextCursor(IEnumerable<string> headers) =>
        headers.SelectMany(Links).Where(link => IsNext(link.Parameters)).Select(link => After(link.Target)).FirstOrDefault(cursor => cursor is not null);

    private static IEnumerable<(string Target, string Parameters)> Links(string header)
    {
        var open = header.IndexOf('<');
        while (open >= 0)
        {
            var close = header.IndexOf('>', open);
            if (close < 0) yield break;
            var end = EndOfParameters(header, close + 1);
            yield return (header.Substring(open + 1, close - open - 1), header.Substring(close + 1, end - close - 1));
            open = end < header.Length ? header.IndexOf('<', end) : -1;
        }
    }

    // A comma inside quotes belongs to the parameter.
    private static int EndOfParameters(string header, int start)
    {
        var quoted = false;
        for (var i = start; i < header.Length; i++)
        {
            if (header[i] == '"') quoted = !quoted;
            else if (header[i] == ',' && !quoted) return i;
        }

        return header.Length;
    }

    private static bool IsNext(string parameters)
    {
        foreach (var parameter in parameters.Split(';'))
        {
            var equals = parameter.IndexOf('=');
            if (equals < 0 || !parameter.Substring(0, equals).Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)) continue;
            var relations = parameter.Substring(equals + 1).Trim().Trim('"').Split(' ');
            if (relations.Contains("next", StringComparer.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string? After(string target)
    {
        var question = target.IndexOf('?');
        if (question < 0) return null;
        foreach (var pair in target.Substring(question + 1).Split('#')[0].Split('&'))
        {
            if (!pair.StartsWith("after=", StringComparison.Ordinal) || pair.Length == "after=".Length) continue;

            // In a query a plus is a space; a plus that is meant comes as %2B.
            return Uri.UnescapeDataString(pair.Substring("after=".Length).Replace('+', ' '));
        }

        return null;
    }
}
