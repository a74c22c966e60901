using Fluid;
using Fluid.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A filter that templates may use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Result">What it makes.</param>
/// <param name="Apply">What it does.</param>
/// <param name="Fewest">How many arguments it needs.</param>
/// <param name="Most">How many it takes.</param>
internal sealed record FilterRule(string Name, ValueKind Result, Func<FluidValue, FilterArguments, RowContext, FluidValue> Apply, int Fewest = 0, int Most = 0)
{
    /// <summary>What it can be put on.</summary>
    public ValueKind Input { get; init; }

    /// <summary>Says what is wrong with its arguments before a row is read; they have to be texts in quotes then. Null: they can be anything.</summary>
    public Func<IReadOnlyList<string>, TemplateLibrary, string?>? Check { get; init; }

    public FilterDelegate Delegate => (input, arguments, context) =>
    {
        var row = (RowContext)context;
        row.CountStep();
        return new ValueTask<FluidValue>(RowContext.Limited(Apply(input, arguments, row)));
    };
}
