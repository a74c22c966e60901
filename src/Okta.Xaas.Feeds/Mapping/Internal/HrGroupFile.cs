using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>A CSV file beside the mapping, whose rows make groups and their members instead of the rows of the people.</summary>
/// <param name="Path">The file.</param>
/// <param name="Member">The column with the member's key.</param>
/// <param name="Columns">All columns that it must have.</param>
internal sealed record HrGroupFile(string Path, HrColumn Member, IReadOnlyList<HrColumn> Columns);
