using static Okta.Xaas.Feeds.Templates.Internal.FilterRule;
using static Okta.Xaas.Feeds.Templates.Internal.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Liquid's filters that make a list of a text, and of a list a text.</summary>
internal static class ListFilters
{
    public static readonly FilterRule[] All =
    [
        OfList("first", ValueKind.Text, 0, (list, _) => list.Length == 0 ? "" : list[0]),
        OfList("join", ValueKind.Text, 1, (list, arguments) => Join(list, arguments.Length == 0 ? " " : TextOf(arguments[0]))),
        OfList("last", ValueKind.Text, 0, (list, _) => list.Length == 0 ? "" : list[list.Length - 1]),
        OfList("reverse", ValueKind.List, 0, (list, _) => Enumerable.Reverse(list).ToArray()),
        Of("size", ValueKind.Unknown, ValueKind.Number, 0, 0, (input, _, _) => SizeOf(input)),
        Of("split", ValueKind.Text, ValueKind.List, 1, 1, (input, arguments, _) => Split(TextOf(input), TextOf(arguments[0]))),
        OfList("uniq", ValueKind.List, 0, (list, _) => list.Distinct(StringComparer.Ordinal).ToArray()),
    ];

    public static object SizeOf(object value) => value is string[] list ? (decimal)list.Length : TextOf(value).Length;

    // Without a separator, into its letters; a pair of surrogates is one.
    private static string[] Split(string text, string separator)
    {
        if (separator.Length > 0) return text.Split([separator], StringSplitOptions.RemoveEmptyEntries);
        var letters = new List<string>(text.Length);
        for (var i = 0; i < text.Length; i += letters[letters.Count - 1].Length) letters.Add(text.Substring(i, char.IsSurrogatePair(text, i) ? 2 : 1));
        return [.. letters];
    }

    private static string Join(string[] list, string separator)
    {
        var length = list.Sum(text => (long)text.Length) + ((long)separator.Length * Math.Max(list.Length - 1, 0));
        return length > TemplateLimits.TextLength ? throw TemplateRun.TooLong() : string.Join(separator, list);
    }
}
