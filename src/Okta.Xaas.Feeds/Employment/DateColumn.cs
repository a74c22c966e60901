namespace Okta.Xaas.Feeds.Employment;

/// <summary>A column with a day, and how days are written in it. Binds from configuration.</summary>
public abstract class DateColumn
{
    private protected DateColumn()
    {
    }

    /// <summary>The column. Required.</summary>
    /// <value>Nothing by default.</value>
    public string Column { get; set; } = "";

    /// <summary>
    /// The .NET formats of a day that is a text, such as <c>yyyy-MM-dd</c> or <c>dd.MM.yyyy HH:mm</c>, always with invariant culture; <c>excelSerial</c> is the
    /// number that a spreadsheet has for a day. Two that read one text as two days are refused. A time does not count; with an offset it is put into the time
    /// zone first, but midnight is the day as it is written. A database's dates need no format.
    /// </summary>
    /// <value>Empty by default, which is <c>yyyy-MM-dd</c>, also with a time.</value>
    public IList<string> Formats { get; } = [];

    /// <summary>Texts that stand for no date, such as <c>12/31/9999</c>. An empty value, one of zeros alone (<c>00.00.0000</c>), and the year 1 always do.</summary>
    /// <value>Empty by default.</value>
    public IList<string> NoDate { get; } = [];

    /// <summary>The last year that two digits can mean, such as 2049: then 50 is 1950. Formats with two digits of the year are refused without it.</summary>
    /// <value><see langword="null"/> by default.</value>
    public int? TwoDigitYearMax { get; set; }
}
