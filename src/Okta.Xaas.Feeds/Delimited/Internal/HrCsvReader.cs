using System.Globalization;
using System.Text;
using CsvHelper;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Delimited.Internal;

/// <summary>One pass over an export: tells what CsvHelper met in the words of somebody who has to mend the file.</summary>
internal sealed class HrCsvReader : IAsyncDisposable
{
    // No cell of an HR export comes near it; a quote that is never closed does.
    private const int MaxRowBytes = 1_000_000;

    // How rows end is seen by so many.
    private const int LookedAt = 100;

    // What old systems put behind the last line.
    private const string EndOfFile = "\u001A";

    private readonly string _fileName;
    private readonly bool _isUtf8;
    private readonly HrCsvLayout _layout;
    private readonly CsvReader _csv;
    private CsvMalformedRecord? _malformed;

    private HrCsvReader(Stream stream, string fileName, Encoding? encoding, HrCsvLayout layout)
    {
        _fileName = fileName;
        _isUtf8 = encoding is null or UTF8Encoding;
        _layout = layout;
        _csv = CsvReader.Create(stream, OptionsFor(encoding, layout), leaveOpen: true);
        Header = new RowHeader(fileName, 1, layout.Names ?? []);
    }

    public RowHeader Header { get; private set; }

    public static async Task<HrCsvReader> StartAsync(Stream stream, string fileName, Encoding? encoding, HrCsvLayout layout, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var reader = new HrCsvReader(stream, fileName, encoding, layout);
        try
        {
            if (layout.Names is null) await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next row, or null at the end. A row of empty cells is no row.</summary>
    public async ValueTask<SourceRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var line = _csv.LineNumber;
            if (_layout.Names is not null)
            {
                if (IsAboveTable()) continue;
                StopIfNotText();
            }

            StopIfUnreadable(line);
            string[] cells = _csv.Current.ToArray();
            var isEmpty = true;
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = cells[i].Trim();
                isEmpty &= cells[i].Length == 0 || cells[i] == EndOfFile;
            }

            if (isEmpty) continue;
            return FaultOf(cells) is { } fault ? new SourceRow(line, cells, fault, TrustedCells()) : new SourceRow(line, InColumns(cells));
        }

        return null;
    }

    /// <summary>Takes the next row for the header instead: the one before was a title.</summary>
    /// <returns>False at the end of the file.</returns>
    public async ValueTask<bool> NextHeaderAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken).ConfigureAwait(false)) return false;
        TakeHeader();
        return true;
    }

    /// <summary>Whether most of the next rows end with a delimiter that the header has not.</summary>
    public async Task<bool> RowsEndWithDelimiterAsync(CancellationToken cancellationToken)
    {
        var (with, without) = (0, 0);
        while (with + without < LookedAt && await ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            string[] cells = _csv.Current.ToArray();
            if (cells.Length == Header.Count) without++;
            else if (cells.Length == Header.Count + 1 && string.IsNullOrWhiteSpace(cells[cells.Length - 1])) with++;
        }

        return with > without;
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

#if NET
    private CsvReaderOptions OptionsFor(Encoding? encoding, HrCsvLayout layout) => new()
    {
        Encoding = encoding,
        Separator = layout.Delimiter,
        CommentPrefix = layout.Comment,
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        DetectSeparatorHint = true,
        MaxRecordSize = MaxRowBytes,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = Note,
    };
#else
    // A setter that is init-only has another signature in CsvHelper for .NET 8, which an application on .NET 8 or 9 brings along with this build of ours.
    private CsvReaderOptions OptionsFor(Encoding? encoding, HrCsvLayout layout)
    {
        var options = new CsvReaderOptions();
        Set(nameof(options.Encoding), encoding);
        Set(nameof(options.Separator), layout.Delimiter);
        Set(nameof(options.CommentPrefix), layout.Comment);
        Set(nameof(options.HasHeader), false);
        Set(nameof(options.TrackLineNumbers), true);
        Set(nameof(options.TrimWhitespace), true);
        Set(nameof(options.DetectSeparatorHint), true);
        Set(nameof(options.MaxRecordSize), MaxRowBytes);
        Set(nameof(options.IncludeValuesInExceptions), false);
        Set(nameof(options.OnMalformedRecord), (Action<CsvMalformedRecord>)Note);
        return options;

        void Set(string property, object? value) => typeof(CsvReaderOptions).GetProperty(property)!.SetValue(options, value);
    }
#endif

    private void Note(CsvMalformedRecord record) => _malformed ??= record;

    private async Task ReadHeaderAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (!await ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                throw ReadFault.InLine(_fileName, 1, _layout.LinesAbove == 0 ? "the file is empty; its first line must name the columns" : $"the file has no header below line {_layout.LinesAbove}");
            }
        }
        while (IsAboveTable());

        TakeHeader();
    }

    private void TakeHeader()
    {
        StopIfNotText();
        StopIfUnreadable(_csv.LineNumber);
        Header = new RowHeader(_fileName, _csv.LineNumber, _csv.Current.ToArray());
    }

    private void StopIfNotText()
    {
        if (!_csv.Current.ToArray().Any(cell => cell.Contains('\0'))) return;
        throw ReadFault.InLine(_fileName, _csv.LineNumber, "this is not text: a workbook has to be saved as CSV first, and UTF-16 needs a byte order mark, or \"encoding\" in the mapping");
    }

    private bool IsAboveTable() => _csv.LineNumber <= _layout.LinesAbove || IsSeparatorHint();

    // CsvHelper passes over it only where it looks for the delimiter itself.
    private bool IsSeparatorHint() => _csv.LineNumber == 1 && _csv.RawRecord.Length == 5 && _csv.RawRecord.Slice(0, 4).SequenceEqual("sep="u8);

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        try
        {
            return await _csv.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException fault)
        {
            var message = string.Format(CultureInfo.InvariantCulture, "this row has more than {0:N0} bytes; is a quote not closed?", MaxRowBytes);
            throw ReadFault.InLine(_fileName, Math.Max(1, fault.LineNumber), message, fault);
        }
        catch (IOException fault)
        {
            throw ReadFault.InFile(_fileName, $"the export cannot be read: {fault.Message}", fault);
        }
    }

    // A quote that goes astray over several lines has swallowed rows: nothing after it can be trusted.
    private void StopIfUnreadable(long line)
    {
        if (_isUtf8 && !Utf8Check.IsValid(_csv.RawRecord))
        {
            throw ReadFault.InLine(_fileName, line, "this is not UTF-8; save the export as UTF-8, or name its \"encoding\" in the mapping, for example windows-1252");
        }

        if (_malformed is { Reason: CsvMalformedReason.UnterminatedQuote }) throw ReadFault.InLine(_fileName, line, "a quote opens in this row and is never closed");
        if (_malformed is { Reason: CsvMalformedReason.TextAfterClosingQuote } record && record.RawRecord.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw ReadFault.InLine(_fileName, line, "a quote opens in this row and is not closed where its cell ends");
        }
    }

    // Exporters differ in whether the last cell of a row is followed by a delimiter, and are alike in all rows: in one row it is a cell that is in two parts, and those behind it would stand in other columns.
    private string? FaultOf(string[] cells)
    {
        if (_malformed is { Reason: CsvMalformedReason.TextAfterClosingQuote }) return "a quote inside a quoted cell is not doubled";
        var more = cells.Length - Header.Count;
        if (more == 0 && _layout.RowsEndWithDelimiter) return $"the row has {Amount.Of(cells.Length, "cell")}, and other rows {cells.Length + 1} as they end with a delimiter: is a cell missing?";
        if (more == 0 || HasEmptyEnd(cells) == true || (more == -1 && Header.EndsUnnamed)) return null;
        return $"the row has {Amount.Of(cells.Length, "cell")}, the header has {Header.Count}{(HasEmptyEnd(cells) == false ? ", and other rows do not end with an empty one more: is a delimiter in a cell that is not in quotes?" : "")}";
    }

    // Null: it has another number of cells.
    private bool? HasEmptyEnd(string[] cells) => cells.Length == Header.Count + 1 && cells[cells.Length - 1].Length == 0 ? _layout.RowsEndWithDelimiter : null;

    private string[] InColumns(string[] cells)
    {
        if (cells.Length > Header.Count) Array.Resize(ref cells, Header.Count);
        return cells.Length < Header.Count ? [.. cells, ""] : cells;
    }

    // Up to a quote that goes astray all cells are in their columns; of a wrong number of cells nobody knows which one is missing.
    private int TrustedCells()
    {
        if (_malformed is not { Reason: CsvMalformedReason.TextAfterClosingQuote }) return 0;
        var place = 0;
        while (place < _csv.FieldCount && IsWellQuoted(_csv.GetRawSpan(place))) place++;
        return place < _csv.FieldCount ? place : 0;
    }

    private static bool IsWellQuoted(ReadOnlySpan<byte> raw)
    {
        while (raw.Length > 0 && (raw[0] is (byte)' ' or (byte)'\t')) raw = raw.Slice(1);
        while (raw.Length > 0 && (raw[raw.Length - 1] is (byte)' ' or (byte)'\t')) raw = raw.Slice(0, raw.Length - 1);
        if (raw.IsEmpty || raw[0] != '"') return true;
        if (raw.Length < 2 || raw[raw.Length - 1] != '"') return false;
        raw = raw.Slice(1, raw.Length - 2);
        for (var quote = raw.IndexOf((byte)'"'); quote >= 0; quote = raw.IndexOf((byte)'"'))
        {
            if (quote + 1 >= raw.Length || raw[quote + 1] != '"') return false;
            raw = raw.Slice(quote + 2);
        }

        return true;
    }
}
