using Fluid;
using Fluid.Values;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The row as templates see it: each cell is a text, an empty one the empty text.</summary>
internal sealed class RowCells(Dictionary<string, int> places) : FluidValue
{
    /// <summary>The row that is being worked with.</summary>
    public SourceRow? Row { get; set; }

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
        return RowContext.Limited(StringValue.Create(Row![places[name]]));
    }
}
