namespace Okta.Xaas.Tool.Display;

/// <summary>A table to show: in each row the first <see cref="TextColumns"/> cells are texts, the others numbers.</summary>
internal sealed record DataTable(string Title, IReadOnlyList<string> Columns, int TextColumns, IReadOnlyList<IReadOnlyList<string>> Rows);
