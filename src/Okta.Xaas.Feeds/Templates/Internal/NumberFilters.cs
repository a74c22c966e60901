using static Okta.Xaas.Feeds.Templates.Internal.FilterRule;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Liquid's filters of numbers. A text that is no number is a fault here, where Liquid takes it for 0.</summary>
internal static class NumberFilters
{
    // As many as a decimal has.
    private const int MostDecimals = 28;

    public static readonly FilterRule[] All =
    [
        OfNumber("abs", 0, 0, (number, _) => Math.Abs(number)),
        OfNumber("at_least", 1, 1, (number, arguments) => Math.Max(number, arguments[0])),
        OfNumber("at_most", 1, 1, (number, arguments) => Math.Min(number, arguments[0])),
        OfNumber("ceil", 0, 0, (number, _) => decimal.Ceiling(number)),
        OfNumber("divided_by", 1, 1, (number, arguments) => Divide(number, arguments[0])),
        OfNumber("floor", 0, 0, (number, _) => decimal.Floor(number)),
        OfNumber("minus", 1, 1, (number, arguments) => number - arguments[0]),
        OfNumber("modulo", 1, 1, (number, arguments) => number % arguments[0]),
        OfNumber("number", 0, 0, (number, _) => number),
        OfNumber("plus", 1, 1, (number, arguments) => number + arguments[0]),
        OfNumber("round", 0, 1, (number, arguments) => Round(number, arguments.Length == 0 ? 0 : arguments[0])),
        OfNumber("times", 1, 1, (number, arguments) => number * arguments[0]),
    ];

    // By a whole number it is a whole number, as in Liquid.
    private static decimal Divide(decimal number, decimal by) => by == decimal.Truncate(by) ? decimal.Floor(number / by) : number / by;

    private static decimal Round(decimal number, decimal decimals) => decimals == decimal.Truncate(decimals) && decimals is >= 0 and <= MostDecimals
        ? Math.Round(number, (int)decimals, MidpointRounding.AwayFromZero)
        : throw new TemplateFaultException("'round' got a number of decimals that is not whole, below zero, or too large");
}
