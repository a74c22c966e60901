using System.Text;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Delimited.Internal;

/// <summary>Finds the header, and by it the delimiter: the one with which all columns of the mapping are there.</summary>
internal static class HeaderSearch
{
    // Titles above a header are few; a whole file is not to be read for it.
    private const int MostRows = 100;

    /// <summary>What is tried where the mapping names none.</summary>
    public static readonly char[] Delimiters = [';', ',', '\t', '|', '^', '~'];

    public static async Task<(HrCsvLayout Layout, RowHeader Header)> FindAsync(
        Stream stream, string fileName, Encoding? encoding, HrTable table, IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken)
    {
        var layout = new HrCsvLayout(table.Delimiter, table.SkipRows, table.Comment, table.Names);
        var (first, found) = await TryAsync(layout).ConfigureAwait(false);
        if (found is not null || table.Delimiter is not null) return (LayoutOf(layout, found), found ?? first);
        foreach (var delimiter in Delimiters)
        {
            var other = layout with { Delimiter = delimiter };
            try
            {
                if ((await TryAsync(other).ConfigureAwait(false)).Found is { } header) return (LayoutOf(other, header), header);
            }
            catch (SnapshotReadException)
            {
                // With this delimiter it is no table. What is told is what was met with the one that the file itself suggests.
                continue;
            }
        }

        return (layout, first);

        async Task<(RowHeader First, RowHeader? Found)> TryAsync(HrCsvLayout tried)
        {
            var reader = await HrCsvReader.StartAsync(stream, fileName, encoding, tried, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var header = reader.Header;
                if (table.Names is not null)
                {
                    // What tells the delimiter is that the first row has all cells, and perhaps an empty one as it ends with a delimiter.
                    var row = await reader.NextAsync(cancellationToken).ConfigureAwait(false);
                    return (header, row is null or { Fault: null } || (row.Cells.Length == header.Count + 1 && row.Cells[header.Count] is "") ? header : null);
                }

                if (reader.Header.HasAll(wanted)) return (header, reader.Header);
                for (var rows = 1; table.UntilHeader && rows < MostRows && await reader.NextHeaderAsync(cancellationToken).ConfigureAwait(false); rows++)
                {
                    if (reader.Header.HasAll(wanted)) return (header, reader.Header);
                }

                return (header, null);
            }
        }

        HrCsvLayout LayoutOf(HrCsvLayout tried, RowHeader? header) => table.UntilHeader && header is not null ? tried with { LinesAbove = header.Line!.Value - 1 } : tried;
    }
}
