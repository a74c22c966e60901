using Okta.Xaas.Feeds.Employment.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>In which forms the days of a column may be written.</summary>
internal sealed class DayForms
{
    // One cell in twenty may be a slip of the pen.
    private const int Tolerance = 20;
    private const int AlwaysTolerated = 3;

    private const int TwoDigitYearMax = 2_060;

    private static readonly string[] Known =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy/M/d", "yyyyMMdd", "d.M.yyyy", "d.M.yyyy HH:mm", "d.M.yyyy HH:mm:ss", "d/M/yyyy", "M/d/yyyy", "d/M/yyyy HH:mm", "M/d/yyyy HH:mm",
        "M/d/yyyy h:mm:ss tt", "d-M-yyyy", "M-d-yyyy", "d MMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "d.M.yy", "d/M/yy", "M/d/yy", "d-MMM-yy", DayFormat.ExcelSerial,
    ];

    private readonly List<Form> _forms = [.. Known.Select(text => new Form(new DayFormat(text, text.Contains("yy", StringComparison.Ordinal) && !text.Contains("yyyy", StringComparison.Ordinal) ? TwoDigitYearMax : null)))];
    private long _days;

    /// <summary>How many cells have a day in another form, or none.</summary>
    public long Unread => _days - Most;

    /// <summary>The forms in which nearly all days can be read.</summary>
    public IReadOnlyList<string> Fitting
    {
        get
        {
            var most = Most;
            return most == 0 || most < _days - Allowed(most) ? [] : [.. _forms.Where(form => form.Hits == most).Select(form => form.Format.Text)];
        }
    }

    public void Add(string cell)
    {
        if (IsNoDate(cell)) return;
        _days++;
        for (var i = _forms.Count - 1; i >= 0; i--)
        {
            var form = _forms[i];
            if (form.Format.TryRead(cell, TimeZoneInfo.Utc, out _)) form.Hits++;
            else if (++form.Misses > Allowed(form.Hits)) _forms.RemoveAt(i);
        }
    }

    private long Most => _forms.Select(form => form.Hits).DefaultIfEmpty(0).Max();

    private static long Allowed(long hits) => AlwaysTolerated + (hits / Tolerance);

    // Zeros, and the end of time.
    private static bool IsNoDate(string cell) => cell.All(letter => letter is '0' or '.' or '-' or '/' or ' ' or ':') || cell.Contains("9999", StringComparison.Ordinal);

    private sealed class Form(DayFormat format)
    {
        public DayFormat Format => format;

        public long Hits { get; set; }

        public long Misses { get; set; }
    }
}
