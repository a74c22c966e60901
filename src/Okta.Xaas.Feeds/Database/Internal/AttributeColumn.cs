using Okta.Xaas.Changes;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>An attribute and the column that fills it.</summary>
internal sealed class AttributeColumn(ProfileKind kind, string name, string column, ProfileColumns columns)
{
    private readonly ValueConversion _conversion = columns.Conversions.TryGetValue(name, out var own) ? own : new ValueConversion();

    public string Name => name;

    public string Column => column;

    private bool Clears => (_conversion.EmptyValues ?? columns.EmptyValues) == EmptyValuePolicy.Clear && kind.CanBeCleared(name);

    /// <summary>Sets the attribute from a row.</summary>
    /// <returns>Why the record can't be used; null when it can.</returns>
    public string? Fill(IdentityProfile profile, RowValues row, int index)
    {
        var text = row.TextOf(index, _conversion);
        if (text.Length > 0) profile[name] = text;
        else if (kind.IsRequired(name)) return kind.WhyRequired(column, name);
        else if (Clears) profile[name] = null;
        return null;
    }
}
