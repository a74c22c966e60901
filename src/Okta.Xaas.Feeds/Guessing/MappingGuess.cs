using System.Globalization;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Excel.Internal;
using Okta.Xaas.Feeds.Guessing.Internal;
using Okta.Xaas.Feeds.Json.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Guessing;

/// <summary>
/// A first mapping for an export, guessed from its header and its rows: what stands between the cells, the encoding, the columns with keys, names, e-mails, first and last
/// days, statuses and managers, and how days are written. It is a draft with comments, to be looked at by somebody who knows the HR system.
/// </summary>
/// <remarks>Immutable. Names are known in English, and the most usual ones in German, French and Spanish.</remarks>
public sealed class MappingGuess
{
    // Enough to see how cells are written; a file of millions is not read to its end for it.
    private const int MostRows = 20_000;

    private MappingGuess(string json, IReadOnlyList<GuessedPart> parts)
    {
        Json = json;
        Parts = parts;
    }

    /// <summary>The mapping, with comments that say what was guessed and why. Of the rows' values it has those of a status column, and the domain of the e-mails.</summary>
    public string Json { get; }

    /// <summary>What was guessed, in the order of the mapping.</summary>
    public IReadOnlyList<GuessedPart> Parts { get; }

    /// <summary>People who are in the list with this mapping, those who are held back included.</summary>
    public long People { get; private init; }

    /// <summary>How many of them are held back, as their rows cannot be used.</summary>
    public long HeldBack { get; private init; }

    /// <summary>Why the first of those is held back, with its row; <see langword="null"/> when nobody is. Without a value of the row.</summary>
    public string? FirstFault { get; private init; }

    /// <summary>How many rows were looked at for it: at most 20,000.</summary>
    public long RowsSeen { get; private init; }

    /// <summary>Looks at a CSV export.</summary>
    /// <param name="path">The file; opened for reading only.</param>
    /// <param name="timeProvider">The clock that says who has come and who has left; the system's when it is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The draft. The file can be read with it; whom it holds back is told.</returns>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="SnapshotReadException">The file can't be read, is no table, or has no column that could be a key.</exception>
    public static Task<MappingGuess> OfCsvAsync(string path, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) => OfAsync(
        path,
        (stream, name) => TableShape.OfAsync(stream, name, cancellationToken),
        (stream, name, shape) => new HrCsvFile(stream, name, shape.Encoding, shape.Table),
        async mapping => await CsvSnapshot.OpenAsync(path, mapping, timeProvider, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Looks at a workbook (.xlsx): at the visible sheet that has the most rows.</summary>
    /// <inheritdoc cref="OfCsvAsync"/>
    public static Task<MappingGuess> OfWorkbookAsync(string path, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) => OfAsync(
        path,
        (stream, name) => Task.FromResult(WorkbookShape.Of(new ExcelFile(stream, name, TableShape.Unknown.Mapping))),
        (stream, name, shape) => new ExcelFile(stream, name, shape.Mapping),
        async mapping => await ExcelSnapshot.OpenAsync(path, mapping, timeProvider, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Looks at JSON: an array of objects, the first one under a property, or an object in each line.</summary>
    /// <inheritdoc cref="OfCsvAsync"/>
    public static Task<MappingGuess> OfJsonAsync(string path, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) => OfAsync(
        path,
        (stream, name) => JsonShape.OfAsync(stream, name, cancellationToken),
        (stream, name, shape) => new JsonFile(stream, name, shape.Mapping),
        async mapping => await JsonSnapshot.OpenAsync(path, mapping, timeProvider, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    private static async Task<MappingGuess> OfAsync(
        string path, Func<Stream, string, Task<TableShape>> look, Func<Stream, string, TableShape, IRowSource> open, Func<HrMapping, Task<IHrList>> read, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var name = Path.GetFileName(path);
        TableShape shape;
        ColumnProfile[] columns;
        LastRow? last;
        string place;
        using (var stream = SourceFile.Open(path, out _))
        {
            shape = await look(stream, name).ConfigureAwait(false);
            var source = open(stream, name, shape);
            place = source.Place;
            (columns, last) = await ProfilesAsync(source, shape, cancellationToken).ConfigureAwait(false);
        }

        var rows = columns.Select(column => column.Rows).DefaultIfEmpty(0).Max();
        if (rows == 0) throw ReadFault.InFile(name, "the export has no row below its header, so that nothing can be guessed");
        var roles = new ColumnRoles(columns);
        var key = roles.Of(ColumnRole.Key) ?? throw ReadFault.InFile(name, "no column has keys: one must have a value in every row, and no two the same");
        var draft = new MappingDraft(name, shape, roles, last, rows);
        return await TryAsync(new(draft.Write(key), draft.Parts) { RowsSeen = rows }, read, place, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(ColumnProfile[] Columns, LastRow? Last)> ProfilesAsync(IRowSource source, TableShape shape, CancellationToken cancellationToken)
    {
        var header = await source.ReadHeaderAsync(shape.Properties, cancellationToken).ConfigureAwait(false);
        ColumnProfile[] columns = [.. header.Names.Select(column => new ColumnProfile(OneLine.Of(column).Trim()))];
        SourceRow? last = null;
        var seen = 0;
        await foreach (var row in source.ReadRowsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (last is not null) Add(last);
            last = row;
            if (++seen == MostRows) break;
        }

        var footer = last is null || seen == MostRows ? null : LastRow.Of(last, columns);
        if (last is not null && footer is null) Add(last);
        return (columns, footer);

        void Add(SourceRow row)
        {
            if (row.Fault is not null) return;
            for (var place = 0; place < columns.Length; place++) columns[place].Add(place < row.Cells.Length ? row[place] : "");
        }
    }

    private static async Task<MappingGuess> TryAsync(MappingGuess guess, Func<HrMapping, Task<IHrList>> read, string place, CancellationToken cancellationToken)
    {
        var mapping = HrMapping.Parse(System.Text.Encoding.UTF8.GetBytes(guess.Json), "the guessed mapping");
        using var export = await read(mapping).ConfigureAwait(false);
        long people = 0;
        long heldBack = 0;
        string? first = null;
        await foreach (var user in export.Snapshot.Users!.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            people++;
            if (user.Fault is null) continue;
            heldBack++;
            first ??= $"{place} {user.Row?.ToString(CultureInfo.InvariantCulture)}: {user.Fault}";
        }

        return new(guess.Json, guess.Parts) { RowsSeen = guess.RowsSeen, People = people, HeldBack = heldBack, FirstFault = first };
    }
}
