using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>Which column is for what: by its name, and whether its cells fit.</summary>
internal sealed class ColumnRoles
{
    private readonly Dictionary<ColumnRole, ColumnProfile> _columns = [];

    public ColumnRoles(IReadOnlyList<ColumnProfile> columns)
    {
        var named = columns.Select((column, place) => (Column: column, Place: place + 1)).Where(column => LikeTexts.Plain(column.Column.Name).Length > 0).GroupBy(column => column.Column.Name, LikeTexts.Comparer).ToList();
        Columns = [.. named.Where(same => same.Count() == 1).Select(same => same.First().Column)];
        Doubles = [.. named.Where(same => same.Count() > 1).Select(same => $"{same.Key} ({string.Join(" and ", same.Select(column => column.Place))})")];
        Choose(ColumnRole.PrivateMail, column => column.IsMail);
        Choose(ColumnRole.Mail, column => column.IsMail, byCellsAlone: true);
        Choose(ColumnRole.Manager, _ => true);
        Choose(ColumnRole.UserName, column => column.Distinct == column.Filled && column.Filled * 2 > column.Rows && column.HasLetters);
        Choose(ColumnRole.LastDay, column => column.DayForms.Count > 0);
        Choose(ColumnRole.FirstDay, column => column.DayForms.Count > 0);
        Choose(ColumnRole.Status, column => column.Values is not null);
        Choose(ColumnRole.FirstName, column => column.IsOfNames);
        Choose(ColumnRole.LastName, column => column.IsOfNames);
        Choose(ColumnRole.FullName, column => column.IsOfNames);

        // A key may be called anything, but names are no keys.
        Choose(ColumnRole.Key, column => column.IsKey && !column.IsMail);
        if (Of(ColumnRole.Key) is null) Choose(ColumnRole.Key, column => column.Filled > 0 && !column.IsMail);
        if (Of(ColumnRole.Key) is null && Columns.FirstOrDefault(column => IsFree(column) && column.IsKey) is { } unlike) _columns[ColumnRole.Key] = unlike;
        if (Of(ColumnRole.Key) is null && (Of(ColumnRole.UserName) ?? Of(ColumnRole.Mail)) is { IsKey: true } name) _columns[ColumnRole.Key] = name;
    }

    /// <summary>The columns that can be named.</summary>
    /// <summary>The columns that a mapping can name.</summary>
    public IReadOnlyList<ColumnProfile> Columns { get; }

    /// <summary>The names that several columns have, with their places: a mapping cannot tell them apart.</summary>
    public IReadOnlyList<string> Doubles { get; }

    /// <summary>The column that is called as one with last days, and whose cells are none that can be read; null: there is none.</summary>
    public ColumnProfile? UnreadLastDay => Of(ColumnRole.LastDay) is not null ? null : Columns.Where(IsFree).OrderByDescending(column => ColumnWords.Fits(column.Name, ColumnRole.LastDay)).FirstOrDefault(column => ColumnWords.Fits(column.Name, ColumnRole.LastDay) > 0);

    public ColumnProfile? Of(ColumnRole role) => _columns.TryGetValue(role, out var column) ? column : null;

    public bool IsFree(ColumnProfile column) => !_columns.ContainsValue(column);

    private void Choose(ColumnRole role, Func<ColumnProfile, bool> fits, bool byCellsAlone = false)
    {
        var free = Columns.Where(column => IsFree(column) && fits(column)).ToList();
        var named = free.Select(column => (Column: column, Fit: ColumnWords.Fits(column.Name, role))).Where(one => one.Fit > 0).OrderByDescending(one => one.Fit).Select(one => one.Column).FirstOrDefault();
        if ((named ?? (byCellsAlone ? free.FirstOrDefault() : null)) is { } column) _columns[role] = column;
    }
}
