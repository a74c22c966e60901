namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>A column of the export as the mapping file names it, and the line where it does, so that a missing column can be found in both files.</summary>
internal sealed record HrColumn(string Name, int Line);
