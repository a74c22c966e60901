using System.Globalization;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>Of when a list is, by a column of its rows.</summary>
internal sealed class AsOfTime
{
    private readonly string _column;
    private readonly DayFormat[] _formats;
    private readonly HashSet<string> _noDate;
    private readonly TimeZoneInfo _zone;
    private long _rows;
    private DateTimeOffset? _latest;

    public AsOfTime(AsOfDate date, string? timeZone)
    {
        TimeZones.TryFind(timeZone, out _zone);
        _column = date.Column;
        _formats = DayFormat.All(date.Formats, date.TwoDigitYearMax);
        _noDate = DayReader.NoDates(date.NoDate);
    }

    /// <summary>Begins another reading of the list.</summary>
    public void Begin() => (_rows, _latest) = (0, null);

    /// <summary>Takes in what a row has.</summary>
    /// <param name="value">A text, or a value of a database; null for none.</param>
    public void Add(object? value)
    {
        _rows++;

        // What nobody entered, and what stands for no end: no list was made then.
        if (TimeOf(value) is { Year: > 1 and < 9999 } time && (_latest is null || time > _latest)) _latest = time;
    }

    /// <summary>Puts the time to the facts of the list.</summary>
    /// <exception cref="SnapshotReadException">There are rows, and none says it.</exception>
    public SnapshotFacts AddTo(SnapshotFacts facts, string origin)
    {
        if (_rows > 0 && _latest is null)
            throw new SnapshotReadException(origin, $"{origin}: no row says by column '{_column}' of when the list is, in the form {string.Join(" or ", _formats.Select(format => format.Text))}");
        return facts with { MadeAt = _latest, MadeAtFrom = $"column '{_column}'" };
    }

    private DateTimeOffset? TimeOf(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Unspecified } time => In(time),
        DateTime { Year: > 1 and < 9999 } time => new DateTimeOffset(time),
        DateTime => null,
#if NET
        DateOnly date => In(date.ToDateTime(TimeOnly.MinValue)),
#endif
        _ => TimeIn(Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim()),
    };

    private DateTimeOffset? TimeIn(string text)
    {
        if (text.Length == 0 || _noDate.Contains(text)) return null;
        foreach (var format in _formats)
        {
            if (format.TryReadTime(text, out var time, out var hasOffset)) return hasOffset ? time : In(time.DateTime);
        }

        return null;
    }

    private DateTimeOffset? In(DateTime written) => written.Year is 1 or 9999 ? null : new DateTimeOffset(written, _zone.GetUtcOffset(written));
}
