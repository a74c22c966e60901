namespace Okta.Xaas.Feeds.Employment;

/// <summary>The column with the day of leaving. Binds from configuration.</summary>
public sealed class LeaverDate : DateColumn
{
    /// <summary>Whether the day is the last one at work, which counts to its end. Otherwise the person has left from that day on.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool LastDay { get; set; }

    /// <summary>How many days later the person is taken out of the list; earlier if negative. -366 to 366.</summary>
    /// <value>0 by default.</value>
    public int OffsetDays { get; set; }

    /// <summary>
    /// Whether a day before the first one belongs to an earlier employment and does not count. Otherwise such a record is held back, as it may be of somebody who
    /// never came. Only where the date decides, and only with a <see cref="JoinerRule"/>.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool EarlierEmployment { get; set; }
}
