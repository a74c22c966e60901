using Fluid.Filters;
using Fluid.Values;
using static Okta.Xaas.Feeds.Templates.Internal.Filters.FilterKit;

namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>Liquid's filters that make a list of a text, and of a list a text.</summary>
internal static class ListFilters
{
    public static readonly FilterRule[] All =
    [
        new("first", ValueKind.Text, (input, _, _) => At(ListOf(input, "first"), list => 0)) { Input = ValueKind.List },
        new("join", ValueKind.Text, (input, arguments, _) => Text(Join(ListOf(input, "join"), arguments.Count == 0 ? " " : arguments.At(0).ToStringValue())), 0, 1) { Input = ValueKind.List },
        new("last", ValueKind.Text, (input, _, _) => At(ListOf(input, "last"), list => list.Count - 1)) { Input = ValueKind.List },
        new("reverse", ValueKind.List, (input, _, _) => new ArrayValue([.. ListOf(input, "reverse").Reverse()])) { Input = ValueKind.List },
        Liquid("size", ValueKind.Number, ArrayFilters.Size),
        Liquid("split", ValueKind.List, StringFilters.Split, 1, 1) with { Input = ValueKind.Text },
        Liquid("uniq", ValueKind.List, ArrayFilters.Uniq) with { Input = ValueKind.List },
    ];

    private static FluidValue At(IReadOnlyList<FluidValue> list, Func<IReadOnlyList<FluidValue>, int> place) => list.Count == 0 ? StringValue.Empty : list[place(list)];

    private static string Join(IReadOnlyList<FluidValue> values, string separator)
    {
        var texts = values.Select(value => value.ToStringValue()).ToList();
        var length = texts.Sum(text => (long)text.Length) + ((long)separator.Length * Math.Max(texts.Count - 1, 0));
        return length > TemplateLimits.TextLength ? throw RowContext.TooLong() : string.Join(separator, texts);
    }
}
