using System.Globalization;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The values of templates: a text, a <see cref="decimal"/>, a <see cref="bool"/>, or a list of texts (<c>string[]</c>). There is no null: an empty cell is the empty text.</summary>
internal static class Values
{
    public static ValueKind KindOf(object value) => value switch
    {
        string => ValueKind.Text,
        decimal => ValueKind.Number,
        bool => ValueKind.Truth,
        _ => ValueKind.List,
    };

    /// <summary>The value as it is written, alike on every machine.</summary>
    public static string TextOf(object value) => value switch
    {
        string text => text,
        decimal number => TextOf(number),
        bool truth => truth ? "true" : "false",
        _ => string.Concat((string[])value),
    };

    /// <summary>A number, whatever the machine's language: with a point, and without anything between thousands.</summary>
    /// <exception cref="TemplateFaultException">It is none.</exception>
    public static decimal NumberOf(object value, string filter)
    {
        if (value is decimal number) return number;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return value is string text && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out number) ? number : throw new TemplateFaultException($"'{filter}' got what is no number");
    }

    /// <summary>Whether two values are the same; of different kinds they never are.</summary>
    public static bool AreEqual(object one, object other) => (one, other) switch
    {
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (decimal a, decimal b) => a == b,
        (bool a, bool b) => a == b,
        (string[] a, string[] b) => a.SequenceEqual(b, StringComparer.Ordinal),
        _ => false,
    };

    /// <summary>Which of two comes first: numbers by size, texts letter by letter.</summary>
    /// <exception cref="TemplateFaultException">They are of different kinds, or have no order.</exception>
    public static int Compare(object one, object other) => (one, other) switch
    {
        (string a, string b) => string.CompareOrdinal(a, b),
        (decimal a, decimal b) => a.CompareTo(b),
        _ => throw new TemplateFaultException("compares what has no order, or a text with a number"),
    };

    public static bool Contains(object value, string part) => value switch
    {
        string[] list => list.Contains(part, StringComparer.Ordinal),
        _ => TextOf(value).Contains(part, StringComparison.Ordinal),
    };

    // Without the zeros that a sum or a product has left behind its decimals.
    private static string TextOf(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
