using System.Runtime.CompilerServices;
#if NET
using System.Text;
#endif
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Excel.Internal;

/// <summary>A sheet of a workbook. It is read as a stream, as often as wanted, from one open handle; the texts of all cells are in memory meanwhile, as the file has them apart. One pass at a time.</summary>
internal sealed class ExcelFile : IRowSource
{
    // Titles above a header are few.
    private const int MostRows = 100;

    private readonly Stream _stream;
    private readonly HrTable _table;
    private readonly string? _sheetName;
    private readonly string _mappingName;
    private readonly long _length;
    private readonly OnePass _pass;
    private SheetHeader? _header;
    private Dictionary<int, string> _wanted = [];
    private HiddenFlaws? _flaws;

    public ExcelFile(Stream stream, string name, HrMapping mapping)
    {
        _stream = stream;
        _table = mapping.Table;
        _sheetName = mapping.Sheet;
        _mappingName = mapping.FileName;
        _length = stream.Length;
        _pass = new OnePass(name);
        Name = name;
    }

    public string Name { get; }

    public string Place => "row";

    public DateTimeOffset? WrittenAt { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => [];

    /// <summary>The sheet that is read.</summary>
    public string Sheet => _header?.Sheet ?? "";

    // A workbook that is cut can't be opened.
    public bool? EndsWithLineEnd() => null;

    public Task<RowHeader> ReadHeaderAsync(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken) => Task.FromResult(Guarded(() =>
    {
        using var workbook = Workbook.Open(_stream, Name);
        _header = FindHeader(wanted, cancellationToken);
        _wanted = wanted.Where(column => _header.Names.HasAll([column])).GroupBy(_header.Names.PlaceOf).ToDictionary(same => same.Key, same => same.First().Name);
        using var cells = workbook.OpenSheet(_header.Sheet);
        _flaws = HiddenFlaws.In(cells, [.. _wanted.Keys], workbook.CountTexts(), cancellationToken);
        return _header.Names;
    }));

    /// <summary>The first rows of each visible sheet that has any, for who does not know yet where the table is.</summary>
    public IReadOnlyList<(string Sheet, IReadOnlyList<(long Line, string[] Cells)> Rows)> Tops(int most) => Guarded(() =>
    {
        using var workbook = Workbook.Open(_stream, Name);
        using var reader = Open();
        var tops = new List<(string, IReadOnlyList<(long, string[])>)>();
        do
        {
            var rows = new List<(long, string[])>();
            while (reader.VisibleState == "visible" && rows.Count < most && reader.Read())
            {
                if (TextsIn(reader) is var texts && !Array.TrueForAll(texts, string.IsNullOrWhiteSpace)) rows.Add((reader.Depth + 1, texts));
            }

            if (rows.Count > 0) tops.Add((reader.Name, rows));
        }
        while (reader.NextResult());

        return tops;
    });

    public async IAsyncEnumerable<SourceRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var pass = _pass.Begin();
        if (_header is null) await ReadHeaderAsync([], cancellationToken).ConfigureAwait(false);
        using var reader = Guarded(OpenSheet);
        var merged = new MergedCells(reader.MergeCells ?? []);
        while (Guarded(reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = CellsIn(reader);
            merged.Fill(reader.Depth, cells);
            if (reader.Depth + 1 > _header!.Row && !Array.TrueForAll(cells, IsEmpty)) yield return new SourceRow(reader.Depth + 1, cells, FaultOf(cells));
        }

        if (_stream.Length != _length) throw ReadFault.InFile(Name, "the workbook has changed while it was read; let the HR system finish writing it, and run again");
    }

    public void Dispose() => _stream.Dispose();

    private static bool IsEmpty(object? cell) => cell is null || (cell is string text && string.IsNullOrWhiteSpace(text));

    private static string[] TextsIn(IExcelDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture)?.Trim() ?? "")];

    private object?[] CellsIn(IExcelDataReader reader)
    {
        var cells = new object?[Math.Max(reader.FieldCount, _header!.Names.Count)];
        for (var column = 0; column < reader.FieldCount; column++) cells[column] = CellValue.Of(reader.GetValue(column), reader.GetNumberFormatString(column));
        foreach (var column in _wanted.Keys) cells[column] = _flaws!.At(reader.Depth + 1, column) ?? cells[column];
        return cells;
    }

    // A flaw in a column that the mapping does not name is nobody's.
    private string? FaultOf(object?[] cells)
    {
        string? fault = null;
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column] is not CellFlaw flaw) continue;
            if (_wanted.TryGetValue(column, out var name)) fault ??= $"column '{name}' has {flaw.Why}";
            cells[column] = null;
        }

        return fault;
    }

    // Of hidden sheets only one that is named is read.
    private SheetHeader FindHeader(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken)
    {
        using var reader = Open();
        var sheets = new List<string>();
        SheetHeader? first = null;
        List<SheetHeader> found = [];
        do
        {
            sheets.Add(reader.Name);
            if (_sheetName is null ? reader.VisibleState != "visible" : !reader.Name.Equals(_sheetName, StringComparison.OrdinalIgnoreCase)) continue;
            cancellationToken.ThrowIfCancellationRequested();
            if (HeaderOf(reader, wanted) is not { } header) continue;
            first ??= header;
            if (header.Names.HasAll(wanted)) found.Add(header);
        }
        while (reader.NextResult());

        if (found.Count > 1) throw ReadFault.InFile(Name, $"the sheets {string.Join(" and ", found.Select(header => $"'{header.Sheet}'"))} have all columns that {_mappingName} names: name the one that is meant by \"sheet\" in the mapping");
        if (found.Count == 1) return found[0];
        if (first is not null) return first;
        throw ReadFault.InFile(Name, _sheetName is null || sheets.Contains(_sheetName, StringComparer.OrdinalIgnoreCase)
            ? "the workbook has no sheet with anything in it"
            : $"the workbook has no sheet '{_sheetName}', which {_mappingName} names; it has: {string.Join(", ", sheets)}");
    }

    private SheetHeader? HeaderOf(IExcelDataReader reader, IReadOnlyList<HrColumn> wanted)
    {
        if (_table.Names is { } given) return new(reader.Name, _table.SkipRows, new RowHeader(Name, _table.SkipRows + 1, given));
        SheetHeader? first = null;
        for (var rows = 0; rows < (_table.UntilHeader ? MostRows : 1) && reader.Read();)
        {
            if (reader.Depth < _table.SkipRows) continue;
            var names = TextsIn(reader);
            if (Array.TrueForAll(names, string.IsNullOrWhiteSpace)) continue;
            rows++;
            var header = new SheetHeader(reader.Name, reader.Depth + 1, new RowHeader(Name, reader.Depth + 1, names));
            if (header.Names.HasAll(wanted)) return header;
            first ??= header;
        }

        return first;
    }

    private IExcelDataReader OpenSheet()
    {
        var reader = Open();
        while (reader.Name != _header!.Sheet)
        {
            if (!reader.NextResult()) throw ReadFault.InFile(Name, "the workbook has changed while it was read; let the HR system finish writing it, and run again");
        }

        return reader;
    }

    private IExcelDataReader Open()
    {
#if NET
        // The reader's settings name windows-1252 for files of before 2007, and can't be made without it.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
#endif
        _stream.Position = 0;
        return ExcelReaderFactory.CreateOpenXmlReader(_stream, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    // What the reader throws of a damaged file can be anything, and may have what stands there.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (IOException fault)
        {
            throw ReadFault.InFile(Name, $"the workbook cannot be read: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or ExcelReaderException or FormatException or OverflowException or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or InvalidCastException)
        {
            throw ReadFault.InFile(Name, $"the workbook is damaged, or cut ({fault.GetType().Name}): open it in a spreadsheet program and save it again");
        }
    }

    private sealed record SheetHeader(string Sheet, long Row, RowHeader Names);
}
