using Fluid.Values;
using static Okta.Xaas.Feeds.Templates.Internal.Filters.FilterKit;

namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>The filters that HR data needs and Liquid has not.</summary>
internal static class OwnFilters
{
    public static readonly FilterRule[] All =
    [
        new("date", ValueKind.Text, (input, arguments, _) => Text(DateConversion.Of(arguments).Convert(input.ToStringValue())), 2, 9)
        {
            Check = (formats, _) => DateConversion.WhyNot(formats),
        },
        new("default", ValueKind.Unknown, (input, arguments, _) => input is NumberValue || input.ToStringValue().Length > 0 ? input : arguments.At(0), 1, 1),
        new("digits", ValueKind.Text, (input, _, _) => Text(Slug.DigitsOf(input.ToStringValue()))),
        new("lookup", ValueKind.Text, (input, arguments, context) => Text(Look(input.ToStringValue(), arguments.At(0).ToStringValue(), context)), 1, 1)
        {
            Check = (names, library) => library.TableOf(names[0]) is null ? WhyNoTable(names[0], library) : null,
        },
        new("required", ValueKind.Unknown, (input, _, _) => input is NumberValue || input.ToStringValue().Trim().Length > 0 ? input : throw new TemplateFaultException("'required' got an empty text")),
        new("slug", ValueKind.Text, (input, arguments, _) => Text(Slug.Of(input.ToStringValue(), arguments.Count == 0 ? "-" : arguments.At(0).ToStringValue(), arguments.Count == 2)), 0, 2)
        {
            Check = (arguments, _) => Slug.WhyNot(arguments),
        },
        new("unique", ValueKind.Text, (input, arguments, context) => Text(Unique(input.ToStringValue(), arguments.Count == 0 ? "{value}{n}" : arguments.At(0).ToStringValue(), context)), 0, 1)
        {
            Check = (patterns, _) => patterns.Count == 0 || (Times(patterns[0], "{value}") == 1 && Times(patterns[0], "{n}") == 1)
                ? null
                : "'unique' needs a text with {value} and {n}, once each, such as '{value}{n}@example.com'",
        },
    ];

    private static string Look(string key, string table, RowContext context)
    {
        var value = context.Library.TableOf(table)!.Of(key, out var fault);
        return fault is null ? value : throw new TemplateFaultException(fault);
    }

    private static string WhyNoTable(string name, TemplateLibrary library)
    {
        var names = library.TableNames.OrderBy(table => table, StringComparer.Ordinal).ToList();
        return names.Count == 0 ? $"there is no table '{name}', as the mapping has no \"lookups\"" : $"there is no table '{name}' in \"lookups\"; there is: {string.Join(", ", names)}";
    }

    private static string Unique(string value, string pattern, RowContext context)
    {
        // Nothing is nobody's name.
        if (value.Trim().Length == 0) return "";
        if (context.HasNumberPlace || value.Any(letter => letter == TemplateLanguage.NumberPlace)) throw new TemplateFaultException("'unique' is used twice for one text, or got a character for private use");
        context.HasNumberPlace = true;
        return pattern.Replace("{n}", TemplateLanguage.NumberPlace.ToString()).Replace("{value}", value);
    }

    private static int Times(string text, string part) => (text.Length - text.Replace(part, "").Length) / part.Length;
}
