using static Okta.Xaas.Feeds.Templates.Internal.FilterRule;
using static Okta.Xaas.Feeds.Templates.Internal.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The filters that HR data needs and Liquid has not.</summary>
internal static class OwnFilters
{
    public static readonly FilterRule[] All =
    [
        Fixed("date", 2, 9, (formats, _) =>
        {
            var conversion = new DateConversion(formats);
            return new KnownTexts((text, _) => conversion.Convert(text)).Of;
        }),
        Of("default", ValueKind.Unknown, ValueKind.Unknown, 1, 1, (input, arguments, _) => TextOf(input).Length > 0 ? input : arguments[0]),
        Fixed("digits", 0, 0, (_, _) => (text, run) => Slug.DigitsOf(text, run.Scratch)),
        Fixed("lookup", 1, 1, (names, library) =>
        {
            var table = library.TableOf(names[0]) ?? throw new FormatException(WhyNoTable(names[0], library));
            return (text, _) => table.Of(text, out var fault) is var value && fault is null ? value : throw new TemplateFaultException(fault!);
        }),
        Of("required", ValueKind.Unknown, ValueKind.Unknown, 0, 0, (input, _, _) => TextOf(input).Trim().Length > 0 ? input : throw new TemplateFaultException("'required' got an empty text")),
        Fixed("slug", 0, 2, (arguments, _) =>
        {
            var slug = new Slug(arguments);
            return new KnownTexts((text, run) => slug.Of(text, run.Scratch)).Of;
        }),
        Fixed("unique", 0, 1, (arguments, _) => Unique(arguments.Count == 0 ? "{value}{n}" : arguments[0])),
    ];

    private static string WhyNoTable(string name, TemplateLibrary library)
    {
        var names = library.TableNames.OrderBy(table => table, StringComparer.Ordinal).ToList();
        return names.Count == 0 ? $"there is no table '{name}', as the mapping has no \"lookups\"" : $"there is no table '{name}' in \"lookups\"; there is: {string.Join(", ", names)}";
    }

    private static Func<string, TemplateRun, string> Unique(string pattern)
    {
        if (Times(pattern, "{value}") != 1 || Times(pattern, "{n}") != 1) throw new FormatException("'unique' needs a text with {value} and {n}, once each, such as '{value}{n}@example.com'");
        var marked = pattern.Replace("{n}", TemplateLanguage.NumberPlace.ToString());
        return (value, run) =>
        {
            // Nothing is nobody's name.
            if (value.Trim().Length == 0) return "";
            if (run.HasNumberPlace || value.Any(letter => letter == TemplateLanguage.NumberPlace)) throw new TemplateFaultException("'unique' is used twice for one text, or got a character for private use");
            run.HasNumberPlace = true;
            return marked.Replace("{value}", value);
        };
    }

    private static int Times(string text, string part) => (text.Length - text.Replace(part, "").Length) / part.Length;
}
