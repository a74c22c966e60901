using System.Globalization;
using System.Text;
using CsvHelper;
using Okta.Xaas.Snapshots.Reading.Internal;

namespace Okta.Xaas.Snapshots.Reading.Csv.Internal;

/// <summary>One pass over an export: tells what CsvHelper met in the words of somebody who has to mend the file.</summary>
internal sealed class HrCsvReader : IAsyncDisposable
{
    // No cell of an HR export comes near it; a quote that is never closed does.
    private const int MaxRowBytes = 1_000_000;

    private readonly string _fileName;
    private readonly bool _isUtf8;
    private readonly CsvReader _csv;
    private CsvMalformedRecord? _malformed;

    private HrCsvReader(Stream stream, string fileName, Encoding? encoding)
    {
        _fileName = fileName;
        _isUtf8 = encoding is null or UTF8Encoding;
        _csv = CsvReader.Create(stream, OptionsFor(encoding), leaveOpen: true);
        Header = new HrCsvHeader(fileName, 1, []);
    }

    public HrCsvHeader Header { get; private set; }

    public static async Task<HrCsvReader> StartAsync(Stream stream, string fileName, Encoding? encoding, CancellationToken cancellationToken)
    {
        stream.Position = 0;
        var reader = new HrCsvReader(stream, fileName, encoding);
        try
        {
            await reader.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The next row, or null at the end.</summary>
    public async ValueTask<HrCsvRow?> NextAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        if (!await ReadAsync(_csv.ReadAsync, cancellationToken).ConfigureAwait(false)) return null;
        var line = _csv.LineNumber;
        StopIfUnreadable(line);
        var cells = _csv.Current.ToArray();
        for (var i = 0; i < cells.Length; i++) cells[i] = cells[i].Trim();
        return new HrCsvRow(line, cells, FaultOf(cells.Length));
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

#if NET
    private CsvReaderOptions OptionsFor(Encoding? encoding) => new()
    {
        Encoding = encoding,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        DetectSeparatorHint = true,
        MaxRecordSize = MaxRowBytes,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = Note,
    };
#else
    // A setter that is init-only has another signature in CsvHelper for .NET 8, which an application on .NET 8 or 9 brings along with this build of ours.
    private CsvReaderOptions OptionsFor(Encoding? encoding)
    {
        var options = new CsvReaderOptions();
        Set(nameof(options.Encoding), encoding);
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
        await ReadAsync(
            async token =>
            {
                await _csv.ReadHeaderAsync(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        if (_csv.Headers.Count == 0) throw SnapshotReadException.InLine(_fileName, 1, "the file is empty; its first line must name the columns");
        if (_csv.Headers.Any(name => name.Any(letter => letter == '\0')))
        {
            throw SnapshotReadException.InLine(_fileName, 1, "this is not text: a workbook has to be saved as CSV first, and UTF-16 needs a byte order mark, or \"encoding\" in the mapping");
        }

        StopIfUnreadable(_csv.LineNumber);
        Header = new HrCsvHeader(_fileName, _csv.LineNumber, _csv.Headers);
    }

    private async Task<bool> ReadAsync(Func<CancellationToken, ValueTask<bool>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException fault)
        {
            var message = string.Format(CultureInfo.InvariantCulture, "this row has more than {0:N0} bytes; is a quote not closed?", MaxRowBytes);
            throw SnapshotReadException.InLine(_fileName, Math.Max(1, fault.LineNumber), message, fault);
        }
        catch (IOException fault)
        {
            throw SnapshotReadException.InFile(_fileName, $"the export cannot be read: {fault.Message}", fault);
        }
    }

    // A quote that goes astray over several lines has swallowed rows: nothing after it can be trusted.
    private void StopIfUnreadable(long line)
    {
        if (_isUtf8 && !Utf8Check.IsValid(_csv.RawRecord))
        {
            throw SnapshotReadException.InLine(_fileName, line, "this is not UTF-8; save the export as UTF-8, or name its \"encoding\" in the mapping, for example windows-1252");
        }

        if (_malformed is { Reason: CsvMalformedReason.UnterminatedQuote }) throw SnapshotReadException.InLine(_fileName, line, "a quote opens in this row and is never closed");
        if (_malformed is { Reason: CsvMalformedReason.TextAfterClosingQuote } record && record.RawRecord.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            throw SnapshotReadException.InLine(_fileName, line, "a quote opens in this row and is not closed where its cell ends");
        }
    }

    private string? FaultOf(int cells)
    {
        if (_malformed is { Reason: CsvMalformedReason.TextAfterClosingQuote }) return "a quote inside a quoted cell is not doubled";
        return cells == Header.Count ? null : $"the row has {cells} cells, the header has {Header.Count}";
    }
}
