namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>What the cells of a column have in common.</summary>
internal sealed class ColumnProfile(string name)
{
    // A column of statuses has no more.
    private const int MostListed = 20;

    private readonly HashSet<string> _distinct = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _domains = new(StringComparer.OrdinalIgnoreCase);
    private readonly DayForms _days = new();
    private long _mails;
    private long _withDigits;
    private long _withLetters;

    public string Name => name;

    public long Rows { get; private set; }

    public long Filled { get; private set; }

    public long Distinct => _distinct.Count;

    /// <summary>Cells with a comma between words, as in <c>Abel, Anna</c>.</summary>
    public long WithComma { get; private set; }

    /// <summary>Whether every row has a value, and each another one.</summary>
    public bool IsKey => Rows > 0 && Filled == Rows && Distinct == Rows;

    /// <summary>Whether they can be the names of people: letters, and hardly a digit.</summary>
    public bool IsOfNames => Filled > 0 && _withDigits * 10 <= Filled && _withLetters * 10 >= Filled * 9;

    /// <summary>Whether there are letters in them, as in what people sign in with.</summary>
    public bool HasLetters => _withLetters * 2 > Filled;

    public bool IsMail => Filled > 0 && _mails * 10 >= Filled * 9;

    /// <summary>The domain that most e-mails have.</summary>
    public string? Domain => _domains.Count == 0 ? null : _domains.OrderByDescending(domain => domain.Value).ThenBy(domain => domain.Key, StringComparer.Ordinal).First().Key;

    public IReadOnlyList<string> DayForms => _days.Fitting;

    /// <summary>How many cells have a day in another form, or none.</summary>
    public long DaysUnread => _days.Unread;

    /// <summary>The values, where there are few; else null.</summary>
    public IReadOnlyList<string>? Values => Distinct <= MostListed ? [.. _distinct.OrderBy(value => value, StringComparer.Ordinal)] : null;

    /// <summary>Whether some value begins with a word.</summary>
    public bool HasBeginningWith(string word) => _distinct.Any(value => value.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    public void Add(string cell)
    {
        Rows++;
        if (cell.Length == 0) return;
        Filled++;
        _distinct.Add(cell);
        _days.Add(cell);
        if (cell.Any(char.IsDigit)) _withDigits++;
        if (cell.Any(char.IsLetter)) _withLetters++;
        if (cell.IndexOf(',') > 0) WithComma++;
        var at = cell.IndexOf('@');
        if (at <= 0 || at != cell.LastIndexOf('@') || cell.IndexOf('.', at) < 0 || cell.Any(char.IsWhiteSpace)) return;
        _mails++;
        var domain = cell.Substring(at + 1);
        _domains[domain] = _domains.TryGetValue(domain, out var count) ? count + 1 : 1;
    }

    /// <summary>The share of this column's values that another column has, in percent.</summary>
    public long SharedWith(ColumnProfile other) => Distinct == 0 ? 0 : _distinct.Count(other._distinct.Contains) * 100 / Distinct;
}
