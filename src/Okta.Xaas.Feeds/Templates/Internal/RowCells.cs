using Fluid;
using Fluid.Values;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The row as templates see it: each cell is a text, an empty one the empty text.</summary>
internal sealed class RowCells(IReadOnlyDictionary<string, int> places, Func<int, object, string> textOf) : FluidValue
{
    public IReadOnlyList<object?> Cells { get; set; } = [];

    public override FluidValues Type => FluidValues.Dictionary;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(Cell(name, (RowContext)context));

    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) => new(Cell(index.ToStringValue(), (RowContext)context));

    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => "";

    public override object ToObjectValue() => this;

    private FluidValue Cell(string name, RowContext context)
    {
        context.CountStep();
        var place = places[name];
        return Cells[place] switch
        {
            null => StringValue.Empty,
            string text => RowContext.Limited(StringValue.Create(text)),
            var other => RowContext.Limited(StringValue.Create(textOf(place, other))),
        };
    }
}
