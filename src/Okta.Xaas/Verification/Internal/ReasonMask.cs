using System.Text;

namespace Okta.Xaas.Verification.Internal;

/// <summary>Takes the values of a person, and all addresses, out of Okta's words. As it is known of single values only whether they are some, each run of up to six words is asked for, the longest first.</summary>
internal static class ReasonMask
{
    private const int LongestRun = 6;
    private const int LongestText = 2_000;
    private static readonly char[] Between = [' ', '\t', '\r', '\n', ':', '=', ',', ';', '"', '\'', '(', ')', '[', ']', '{', '}', '<', '>'];

    /// <param name="text">Okta's words; what is beyond 2,000 characters is cut.</param>
    /// <param name="isValue">Whether a text is a value that must not be told.</param>
    public static string Of(string text, Func<string, bool> isValue)
    {
        if (text.Length > LongestText) text = text.Substring(0, LongestText);
        var words = Words(text);
        var masked = new StringBuilder(text.Length);
        var written = 0;
        for (var first = 0; first < words.Count;)
        {
            var last = LastOfValue(text, words, first, isValue);
            if (last >= first)
            {
                masked.Append(text, written, words[first].Begin - written).Append('…');
                written = words[last].End;
            }

            first = Math.Max(first, last) + 1;
        }

        return masked.Append(text, written, text.Length - written).ToString();
    }

    private static int LastOfValue(string text, List<(int Begin, int End)> words, int first, Func<string, bool> isValue)
    {
        for (var last = Math.Min(first + LongestRun, words.Count) - 1; last >= first; last--)
        {
            var run = text.Substring(words[first].Begin, words[last].End - words[first].Begin);
            if ((last == first && run.Contains('@')) || isValue(run) || isValue(run.TrimEnd('.'))) return last;
        }

        return -1;
    }

    private static List<(int Begin, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var begin = 0; begin < text.Length;)
        {
            var end = text.IndexOfAny(Between, begin);
            if (end < 0) end = text.Length;
            if (end > begin) words.Add((begin, end));
            begin = end + 1;
        }

        return words;
    }
}
