namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>Which column is for what: by its name, and whether its cells fit.</summary>
internal sealed class ColumnRoles
{
    private readonly Dictionary<ColumnRole, ColumnProfile> _columns = [];

    public ColumnRoles(IReadOnlyList<ColumnProfile> columns)
    {
        // Two of one name cannot be told apart in a mapping.
        Columns = [.. columns.GroupBy(column => ColumnWords.Of(column.Name)).Where(same => same.Key.Length > 0 && same.Count() == 1).Select(same => same.First())];
        Choose(ColumnRole.PrivateMail, column => column.IsMail);
        Choose(ColumnRole.Mail, column => column.IsMail, byCellsAlone: true);
        Choose(ColumnRole.Manager, _ => true);
        Choose(ColumnRole.UserName, column => column.Distinct == column.Filled && column.Filled * 2 > column.Rows);
        Choose(ColumnRole.LastDay, column => column.DayForms.Count > 0);
        Choose(ColumnRole.FirstDay, column => column.DayForms.Count > 0);
        Choose(ColumnRole.Status, column => column.Values is not null);
        Choose(ColumnRole.FirstName, _ => true);
        Choose(ColumnRole.LastName, _ => true);
        Choose(ColumnRole.FullName, _ => true);

        // A key may be called anything, but names are no keys.
        Choose(ColumnRole.Key, column => column.IsKey && !column.IsMail);
        if (Of(ColumnRole.Key) is null) Choose(ColumnRole.Key, column => column.Filled > 0 && !column.IsMail);
        if (Of(ColumnRole.Key) is null && Columns.FirstOrDefault(column => IsFree(column) && column.IsKey) is { } unlike) _columns[ColumnRole.Key] = unlike;
        if (Of(ColumnRole.Key) is null && (Of(ColumnRole.UserName) ?? Of(ColumnRole.Mail)) is { IsKey: true } name) _columns[ColumnRole.Key] = name;
    }

    /// <summary>The columns that can be named.</summary>
    public IReadOnlyList<ColumnProfile> Columns { get; }

    public ColumnProfile? Of(ColumnRole role) => _columns.TryGetValue(role, out var column) ? column : null;

    public bool IsFree(ColumnProfile column) => !_columns.ContainsValue(column);

    private void Choose(ColumnRole role, Func<ColumnProfile, bool> fits, bool byCellsAlone = false)
    {
        var free = Columns.Where(column => IsFree(column) && fits(column)).ToList();
        var named = free.Select(column => (Column: column, Fit: ColumnWords.Fits(column.Name, role))).Where(one => one.Fit > 0).OrderByDescending(one => one.Fit).Select(one => one.Column).FirstOrDefault();
        if ((named ?? (byCellsAlone ? free.FirstOrDefault() : null)) is { } column) _columns[role] = column;
    }
}
