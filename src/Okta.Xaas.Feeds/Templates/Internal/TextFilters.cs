using static Okta.Xaas.Feeds.Templates.Internal.FilterRule;
using static Okta.Xaas.Feeds.Templates.Internal.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Liquid's filters of texts, alike on every machine: letter by letter, whatever its language.</summary>
internal static class TextFilters
{
    private const string Ellipsis = "...";

    public static readonly FilterRule[] All =
    [
        OfText("append", 1, 1, (text, arguments) => text + TextOf(arguments[0])),
        OfText("capitalize", 0, 0, (text, _) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1)),
        OfText("downcase", 0, 0, (text, _) => text.ToLowerInvariant()),
        OfText("lstrip", 0, 0, (text, _) => text.TrimStart()),
        OfText("prepend", 1, 1, (text, arguments) => TextOf(arguments[0]) + text),
        OfText("remove", 1, 1, (text, arguments) => Replace(text, TextOf(arguments[0]), "")),
        OfText("replace", 2, 2, (text, arguments) => Replace(text, TextOf(arguments[0]), TextOf(arguments[1]))),
        OfText("rstrip", 0, 0, (text, _) => text.TrimEnd()),
        OfText("slice", 1, 2, (text, arguments) => Slice(text, Count(arguments, 0, 0, "slice"), Count(arguments, 1, 1, "slice"))),
        OfText("strip", 0, 0, (text, _) => text.Trim()),
        OfText("strip_newlines", 0, 0, (text, _) => text.Replace("\r", "").Replace("\n", "")),
        OfText("truncate", 0, 2, (text, arguments) => Truncate(text, Count(arguments, 0, 50, "truncate"), EllipsisOf(arguments))),
        OfText("truncatewords", 0, 2, (text, arguments) => TruncateWords(text, Count(arguments, 0, 15, "truncatewords"), EllipsisOf(arguments))),
        OfText("upcase", 0, 0, (text, _) => text.ToUpperInvariant()),
    ];

    private static int Count(object[] arguments, int place, int otherwise, string filter)
    {
        if (place >= arguments.Length) return otherwise;
        var number = NumberOf(arguments[place], filter);
        return number == decimal.Truncate(number) && Math.Abs(number) <= TemplateLimits.TextLength ? (int)number : throw new TemplateFaultException($"'{filter}' got a number that is not whole, or too large");
    }

    private static string EllipsisOf(object[] arguments) => arguments.Length > 1 ? TextOf(arguments[1]) : Ellipsis;

    // The result's length is known before there is a result: a text in a text would be the square of what is allowed.
    private static string Replace(string text, string old, string with)
    {
        if (old.Length == 0) return text;
        var length = (long)text.Length;
        if (with.Length > old.Length)
        {
            for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0; at = text.IndexOf(old, at + old.Length, StringComparison.Ordinal)) length += with.Length - old.Length;
        }

        return length > TemplateLimits.TextLength ? throw TemplateRun.TooLong() : text.Replace(old, with);
    }

    // From the end when it starts below zero.
    private static string Slice(string text, int start, int length)
    {
        if (start < 0) start += text.Length;
        if (start < 0 || start >= text.Length || length <= 0) return "";
        var end = Math.Min(start + length, text.Length);
        return IsWithinALetter(start) || IsWithinALetter(end) ? throw new TemplateFaultException("cuts a letter in half, as it has two characters") : text.Substring(start, end - start);

        bool IsWithinALetter(int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
    }

    private static string Truncate(string text, int length, string ellipsis) =>
        text.Length <= length ? text : Slice(text, 0, length - ellipsis.Length) + ellipsis;

    private static string TruncateWords(string text, int count, string ellipsis)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= count ? text : string.Join(" ", words.Take(Math.Max(1, count))) + ellipsis;
    }
}
