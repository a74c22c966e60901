namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Puts a text on one line, as an attribute in Okta has one: an address over several lines of a cell becomes one.</summary>
internal static class OneLine
{
    private static readonly char[] Breaks = ['\r', '\n'];

    public static string Of(string text) => text.IndexOfAny(Breaks) < 0 ? text : string.Join(" ", Parts(text, Breaks));

    /// <summary>The parts of a text, without the blanks around them and without empty ones.</summary>
    public static IEnumerable<string> Parts(string text, char[] separators) => text.Split(separators).Select(part => part.Trim()).Where(part => part.Length > 0);
}
