using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>What the filters share.</summary>
internal static class FilterKit
{
    public static FluidValue Text(string text) => StringValue.Create(text);

    /// <summary>A filter of Liquid's own, as Fluid has it.</summary>
    public static FilterRule Liquid(string name, ValueKind result, FilterDelegate filter, int fewest = 0, int most = 0) =>
        new(name, result, (input, arguments, context) => Now(filter(input, arguments, context)), fewest, most);

    /// <summary>The result of what never waits.</summary>
    public static FluidValue Now(ValueTask<FluidValue> task) =>
        task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();

    /// <summary>A number, whatever the machine's language: with a point, and without anything between thousands.</summary>
    public static decimal NumberOf(FluidValue value, string filter)
    {
        if (value is NumberValue) return value.ToNumberValue();
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return value is StringValue && decimal.TryParse(value.ToStringValue(), Plain, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new TemplateFaultException($"'{filter}' got what is no number");
    }

    public static IReadOnlyList<FluidValue> ListOf(FluidValue value, string filter) =>
        (value as ArrayValue)?.Values ?? throw new TemplateFaultException($"'{filter}' got what is no list");
}
