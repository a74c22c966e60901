using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>An attribute of the identity source's schema and what fills it.</summary>
internal sealed record HrAttribute(string Name, HrText Text)
{
    public HrConversion Conversion { get; init; } = HrConversion.None;

    /// <summary>What an empty text does; null: what the mapping says for all.</summary>
    public EmptyValuePolicy? EmptyCells { get; init; }

    /// <summary>Takes the text for somebody's key, and gives an attribute of that person in its place; null: the text is what it is.</summary>
    public HrReference? Reference { get; init; }
}
