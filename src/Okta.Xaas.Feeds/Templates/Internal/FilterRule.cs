namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What a filter does.</summary>
/// <param name="input">What it is put on.</param>
/// <param name="arguments">What stands after its colon.</param>
/// <param name="run">The work that it is a part of.</param>
internal delegate object Filter(object input, object[] arguments, TemplateRun run);

/// <summary>A filter that templates may use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">What it can be put on; unknown: on anything.</param>
/// <param name="Result">What it makes; unknown: what it is put on.</param>
/// <param name="Fewest">How many arguments it needs.</param>
/// <param name="Most">How many it takes.</param>
/// <param name="Make">What it does. With arguments that have to be texts in quotes: what it does with them; it throws a <see cref="FormatException"/> when they can't be.</param>
/// <param name="HasFixedArguments">Whether its arguments have to be texts in quotes.</param>
internal sealed record FilterRule(string Name, ValueKind Input, ValueKind Result, int Fewest, int Most, Func<IReadOnlyList<string>, TemplateLibrary, Filter> Make, bool HasFixedArguments)
{
    /// <summary>A filter from text to text.</summary>
    public static FilterRule OfText(string name, int fewest, int most, Func<string, object[], string> apply) =>
        Of(name, ValueKind.Text, ValueKind.Text, fewest, most, (input, arguments, _) => TemplateRun.Limited(apply(Values.TextOf(input), arguments)));

    /// <summary>A filter of numbers.</summary>
    public static FilterRule OfNumber(string name, int fewest, int most, Func<decimal, decimal[], decimal> apply) =>
        Of(name, ValueKind.Number, ValueKind.Number, fewest, most, (input, arguments, _) => apply(Values.NumberOf(input, name), [.. arguments.Select(argument => Values.NumberOf(argument, name))]));

    /// <summary>A filter of lists.</summary>
    public static FilterRule OfList(string name, ValueKind result, int most, Func<string[], object[], object> apply) =>
        Of(name, ValueKind.List, result, 0, most, (input, arguments, _) => apply(input as string[] ?? throw new TemplateFaultException($"'{name}' got what is no list"), arguments));

    public static FilterRule Of(string name, ValueKind input, ValueKind result, int fewest, int most, Filter filter) =>
        new(name, input, result, fewest, most, (_, _) => filter, HasFixedArguments: false);

    /// <summary>A filter from text to text whose arguments are known before there is a row.</summary>
    public static FilterRule Fixed(string name, int fewest, int most, Func<IReadOnlyList<string>, TemplateLibrary, Func<string, TemplateRun, string>> make) =>
        new(name, ValueKind.Text, ValueKind.Text, fewest, most, (arguments, library) =>
        {
            var filter = make(arguments, library);
            return (input, _, run) => TemplateRun.Limited(filter(Values.TextOf(input), run));
        }, HasFixedArguments: true);
}
