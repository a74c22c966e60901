using Fluid.Filters;
using static Okta.Xaas.Feeds.Templates.Internal.Filters.FilterKit;

namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>Liquid's filters of texts: those that are alike on every machine.</summary>
internal static class TextFilters
{
    public static readonly FilterRule[] All =
    [
        Liquid("append", ValueKind.Text, StringFilters.Append, 1, 1),
        Liquid("capitalize", ValueKind.Text, StringFilters.Capitalize),
        Liquid("downcase", ValueKind.Text, StringFilters.Downcase),
        Liquid("lstrip", ValueKind.Text, StringFilters.LStrip),
        Liquid("prepend", ValueKind.Text, StringFilters.Prepend, 1, 1),
        Liquid("remove", ValueKind.Text, StringFilters.Remove, 1, 1),
        new("replace", ValueKind.Text, (input, arguments, _) => Text(Replace(input.ToStringValue(), arguments.At(0).ToStringValue(), arguments.At(1).ToStringValue())), 2, 2),
        Liquid("rstrip", ValueKind.Text, StringFilters.RStrip),
        Liquid("slice", ValueKind.Text, StringFilters.Slice, 1, 2) with { Input = ValueKind.Text },
        Liquid("strip", ValueKind.Text, StringFilters.Strip),
        Liquid("strip_newlines", ValueKind.Text, StringFilters.StripNewLines),
        Liquid("truncate", ValueKind.Text, StringFilters.Truncate, 0, 2),
        Liquid("truncatewords", ValueKind.Text, StringFilters.TruncateWords, 0, 2),
        Liquid("upcase", ValueKind.Text, StringFilters.Upcase),
    ];

    // The result's length is known before there is a result: a text in a text would be the square of what is allowed.
    private static string Replace(string text, string old, string with)
    {
        if (old.Length == 0) return text;
        var length = (long)text.Length;
        if (with.Length > old.Length)
        {
            for (var at = text.IndexOf(old, StringComparison.Ordinal); at >= 0; at = text.IndexOf(old, at + old.Length, StringComparison.Ordinal)) length += with.Length - old.Length;
        }

        return length > TemplateLimits.TextLength ? throw RowContext.TooLong() : text.Replace(old, with);
    }
}
