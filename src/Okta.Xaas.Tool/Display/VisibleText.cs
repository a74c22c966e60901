namespace Okta.Xaas.Tool.Display;

/// <summary>
/// Texts without what could steer a terminal or fake a line: file names, an HR system's keys and Okta's words come from outside.
/// </summary>
internal static class VisibleText
{
    /// <summary>One line: each control character, line separator and mark that turns the direction becomes a space.</summary>
    public static string Line(string text) => Clean(text, keepLines: false);

    /// <summary>A text of several lines, which keeps its line ends.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    private static string Clean(string text, bool keepLines)
    {
        if (!text.Any(IsHidden)) return text;
        return string.Create(text.Length, (text, keepLines), static (clean, from) =>
        {
            for (var i = 0; i < clean.Length; i++)
            {
                var c = from.text[i];
                var endsLine = c == '\n' || (c == '\r' && i + 1 < clean.Length && from.text[i + 1] == '\n');
                clean[i] = IsHidden(c) && !(from.keepLines && endsLine) ? ' ' : c;
            }
        });
    }

    private static bool IsHidden(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
