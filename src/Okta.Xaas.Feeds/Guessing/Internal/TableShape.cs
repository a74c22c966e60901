using System.Text;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>How an export is written: its encoding, what stands between the cells, and where the table begins.</summary>
/// <param name="EncodingName">The encoding; null for UTF-8, and where a byte order mark says it.</param>
/// <param name="Table">The rest.</param>
/// <param name="Parts">What was guessed, and why.</param>
internal sealed record TableShape(string? EncodingName, HrTable Table, IReadOnlyList<GuessedPart> Parts)
{
    /// <summary>How many rows are enough to see how a table is written.</summary>
    public const int MostRecords = 200;

    public Encoding? Encoding => EncodingOf(EncodingName);

    /// <summary>That of a source of which nothing is known yet.</summary>
    public static TableShape Unknown { get; } = new(null, HrTable.Plain, []);

    /// <summary>The sheet of a workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>Whether a mapping has to name it.</summary>
    public bool NamesSheet { get; init; }

    /// <summary>Where in JSON the records are; null: the whole of it.</summary>
    public string? Records { get; init; }

    /// <summary>The properties of JSON that are looked at; none of a source that has a header.</summary>
    public IReadOnlyList<HrColumn> Properties { get; init; } = [];

    /// <summary>What a source has to know of a mapping before there is one.</summary>
    public HrMapping Mapping => new("the guessed mapping", new("", 0), []) { Table = Table, Sheet = Sheet, Records = Records is null ? null : PropertyPath.Of(Records) };

    public static async Task<TableShape> OfAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var (encodingName, part) = EncodingGuess.Of(stream);
        var parts = new List<GuessedPart> { part };
        var best = new FirstRows(null, []);
        SnapshotReadException? refused = null;
        foreach (var delimiter in HeaderSearch.Delimiters)
        {
            try
            {
                var records = await ReadAsync(stream, name, EncodingOf(encodingName), delimiter, cancellationToken).ConfigureAwait(false);
                if (records.Fit.CompareTo(best.Fit) > 0) best = records;
            }
            catch (SnapshotReadException fault)
            {
                refused ??= fault;
            }
        }

        if (best.Delimiter is not { } found)
        {
            // As a table of one column, if it is one at all.
            if (refused is not null) throw refused;
            parts.Add(new("delimiter", "none", "with none of comma, semicolon, tab, bar, caret and tilde the rows have cells", IsSure: false));
            return new(encodingName, HrTable.Plain, parts);
        }

        parts.Add(new("delimiter", NameOf(found), FormattableString.Invariant($"with it {best.Usual:N0} of the first {Amount.Of(best.All.Count, "row")} {(best.Usual == 1 ? "has" : "have")} {Amount.Of(best.Cells, "cell")}"), best.Usual * 10 >= best.All.Count * 9));
        return new(encodingName, TableOf(best, found, parts), parts);
    }

    private static HrTable TableOf(FirstRows records, char delimiter, List<GuessedPart> parts)
    {
        var (line, cells) = records.All.First(record => record.Cells.Length == records.Cells);
        return HeaderAt(line, cells, parts) with { Delimiter = delimiter };
    }

    /// <summary>The table of a header, or of a first row that is none.</summary>
    public static HrTable HeaderAt(long line, string[] cells, List<GuessedPart> parts)
    {
        if (cells.Count(ColumnWords.MayBeName) * 5 < cells.Length * 4)
        {
            parts.Add(new("header", "none", $"line {line} has cells that are no names, such as numbers, days or e-mails; the columns are named by their places", IsSure: false));
            return new() { SkipRows = (int)line - 1, Names = [.. Enumerable.Range(1, cells.Length).Select(place => $"Column {place}")] };
        }

        parts.Add(line == 1 ? new("header", "line 1", "it has names") : new("header", $"line {line}", "the lines above it do not have as many cells as the rows", IsSure: false));
        return new() { SkipRows = (int)line - 1 };
    }

    private static async Task<FirstRows> ReadAsync(Stream stream, string name, Encoding? encoding, char delimiter, CancellationToken cancellationToken)
    {
        var all = new List<(long Line, string[] Cells)>();
        var reader = await HrCsvReader.StartAsync(stream, name, encoding, new(delimiter, 0, null), cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            all.Add((reader.Header.Line!.Value, [.. reader.Header.Names]));
            while (all.Count < MostRecords && await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } row) all.Add((row.Number, CellsOf(row, reader.Header.Count)));
        }

        return new(delimiter, all);
    }

    // An empty cell more than the header has stands behind a delimiter at the end.
    private static string[] CellsOf(SourceRow row, int header) =>
        [.. row.Cells.Take(row.Cells.Length == header + 1 && row.Cells[header] is "" ? header : row.Cells.Length).Select(cell => cell as string ?? "")];

    private static Encoding? EncodingOf(string? name) => name is null ? null : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static string NameOf(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        '^' => "caret",
        _ => "tilde",
    };

    // The first rows as they are with a delimiter.
    private sealed record FirstRows(char? Delimiter, IReadOnlyList<(long Line, string[] Cells)> All)
    {
        /// <summary>How many cells most rows have; 0 when they have one.</summary>
        public int Cells { get; } = All.Where(record => record.Cells.Length > 1).GroupBy(record => record.Cells.Length).OrderByDescending(same => same.Count()).ThenByDescending(same => same.Key).FirstOrDefault()?.Key ?? 0;

        /// <summary>How many rows have so many.</summary>
        public int Usual => All.Count(record => record.Cells.Length == Cells);

        public (int Usual, int Cells) Fit => Cells == 0 ? (0, 0) : (Usual, Cells);
    }
}
