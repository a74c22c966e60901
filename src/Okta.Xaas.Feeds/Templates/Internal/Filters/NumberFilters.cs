using Fluid;
using Fluid.Values;
using static Okta.Xaas.Feeds.Templates.Internal.Filters.FilterKit;
using Sums = Fluid.Filters.NumberFilters;

namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>Liquid's filters of numbers. A text that is no number is a fault here, where Liquid takes it for 0.</summary>
internal static class NumberFilters
{
    public static readonly FilterRule[] All =
    [
        Of("abs", Sums.Abs),
        Of("at_least", Sums.AtLeast, 1, 1),
        Of("at_most", Sums.AtMost, 1, 1),
        Of("ceil", Sums.Ceil),
        Of("divided_by", Sums.DividedBy, 1, 1),
        Of("floor", Sums.Floor),
        Of("minus", Sums.Minus, 1, 1),
        Of("modulo", Sums.Modulo, 1, 1),
        new("number", ValueKind.Number, (input, _, _) => NumberValue.Create(NumberOf(input, "number"))),
        Of("plus", Sums.Plus, 1, 1),
        Of("round", Sums.Round, 0, 1),
        Of("times", Sums.Times, 1, 1),
    ];

    private static FilterRule Of(string name, FilterDelegate filter, int fewest = 0, int most = 0) =>
        new(name, ValueKind.Number, (input, arguments, context) =>
        {
            var numbers = new FilterArguments();
            for (var i = 0; i < arguments.Count; i++) numbers.Add(NumberValue.Create(NumberOf(arguments.At(i), name)));
            return Now(filter(NumberValue.Create(NumberOf(input, name)), numbers, context));
        }, fewest, most);
}
