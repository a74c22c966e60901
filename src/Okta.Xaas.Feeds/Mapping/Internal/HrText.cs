using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Where a text comes from: a column, a template over the row, or the mapping itself. Exactly one of them is there.</summary>
internal sealed record HrText(HrColumn? Column = null, CompiledTemplate? Template = null, string? Constant = null)
{
    /// <summary>How messages call it.</summary>
    public string What => Column is { } column ? $"column '{column.Name}'" : Template is null ? "the text" : "the template";
}
