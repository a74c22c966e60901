using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>Tells the rows that sum up the others from those that are records, and counts these.</summary>
internal sealed class FooterRows(HrFooterRule? rule, RowHeader header)
{
    private readonly int _place = rule is null ? -1 : header.PlaceOf(rule.Column);
    private readonly int _countPlace = rule?.Count is { } count ? header.PlaceOf(count) : -1;

    /// <summary>How many records the last pass came by.</summary>
    public long Records { get; private set; }

    /// <summary>How many a footer says there are; null without one.</summary>
    public long? RecordsByFooter { get; private set; }

    /// <summary>Begins another pass.</summary>
    public void Begin() => (Records, RecordsByFooter) = (0, null);

    /// <summary>Whether the row is a record.</summary>
    public bool Passes(SourceRow row)
    {
        // A footer seldom has as many cells as a record has, so that its cells count from the left.
        if (rule is not null && _place < row.Cells.Length && rule.Matches(row[_place]))
        {
            if (_countPlace >= 0 && _countPlace < row.Cells.Length) RecordsByFooter = HrFooterRule.NumberIn(row[_countPlace]) ?? RecordsByFooter;
            return false;
        }

        Records++;
        return true;
    }
}
