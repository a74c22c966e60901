using System.Runtime.CompilerServices;
using System.Text;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Csv.Internal;

/// <summary>
/// An HR system's export: comma, semicolon, tab or bar between the cells, or what the mapping names, UTF-8 or UTF-16, with or without a byte order mark.
/// It is read as a stream, as often as wanted, from one open handle, so that each pass sees the same file. One pass at a time.
/// </summary>
internal sealed class HrCsvFile : IDisposable
{
    private readonly Stream _stream;
    private readonly Encoding? _named;
    private readonly HrTable _table;
    private readonly long _length;
    private Encoding? _encoding;
    private HrCsvLayout? _layout;
    private int _passes;

    public HrCsvFile(Stream stream, string name, Encoding? encoding = null, HrTable? table = null)
    {
        _stream = stream;
        _named = encoding;
        _table = table ?? HrTable.Plain;
        _length = stream.Length;
        Name = name;
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>When the file was written last; null when it is not known.</summary>
    public DateTimeOffset? WrittenAt { get; private init; }

    /// <summary>How many records the last pass came by.</summary>
    public long Records { get; private set; }

    /// <summary>How many a footer says there are; null without one.</summary>
    public long? RecordsByFooter { get; private set; }

    public static HrCsvFile Open(string path, Encoding? encoding = null, HrTable? table = null)
    {
        try
        {
            return new HrCsvFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true), Path.GetFileName(path), encoding, table)
            {
                WrittenAt = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ReadFault.InFile(path, $"the export cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Finds the header, by which the rows are read from then on.</summary>
    public async Task<HrCsvHeader> ReadHeaderAsync(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken)
    {
        CheckEncoding();
        (_layout, var header) = await HeaderSearch.FindAsync(_stream, Name, _encoding, _table, wanted, cancellationToken).ConfigureAwait(false);
        return header;
    }

    /// <summary>The rows below the header. A row with a fault is given with it; a fault that leaves the rest of the file unreadable is thrown.</summary>
    public async IAsyncEnumerable<HrCsvRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Increment(ref _passes) > 1)
        {
            Interlocked.Decrement(ref _passes);
            throw new InvalidOperationException($"{Name} is being read already; its streams are read one after another");
        }

        try
        {
            if (_layout is null) await ReadHeaderAsync([], cancellationToken).ConfigureAwait(false);
            (Records, RecordsByFooter) = (0, null);
            var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, _layout!, cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var footer = FooterIn(rows.Header);
                while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
                {
                    if (footer.Takes(row))
                    {
                        RecordsByFooter = footer.CountIn(row) ?? RecordsByFooter;
                        continue;
                    }

                    Records++;
                    yield return row;
                }
            }

            if (_stream.Length != _length) throw ReadFault.InFile(Name, "the export has changed while it was read; let the HR system finish writing it, and run again");
        }
        finally
        {
            Interlocked.Decrement(ref _passes);
        }
    }

    /// <summary>Whether the last line ends with a line break, in whatever encoding; null for an empty file.</summary>
    public bool? EndsWithLineEnd()
    {
        var last = new byte[4];
        var length = (int)Math.Min(last.Length, _length);
        if (length == 0) return null;
        _stream.Position = _length - length;
        var read = _stream.Read(last, 0, length);
        while (read > 1 && last[read - 1] == 0) read--;
        return last[read - 1] is (byte)'\n' or (byte)'\r';
    }

    public void Dispose() => _stream.Dispose();

    private void CheckEncoding()
    {
        try
        {
            _encoding = EncodingCheck.Of(_stream, Name, _named);
        }
        catch (IOException fault)
        {
            throw ReadFault.InFile(Name, $"the export cannot be read: {fault.Message}", fault);
        }
    }

    private Footer FooterIn(HrCsvHeader header) => _table.Footer is { } rule ? new(rule, header.PlaceOf(rule.Column), rule.Count is { } count ? header.PlaceOf(count) : -1) : default;

    // A footer seldom has as many cells as a record has, so that its cells count from the left.
    private readonly record struct Footer(HrFooterRule? Rule, int Place, int CountPlace)
    {
        public bool Takes(HrCsvRow row) => Rule is not null && Place < row.Cells.Count && Rule.Matches(row[Place]);

        public long? CountIn(HrCsvRow row) => CountPlace >= 0 && CountPlace < row.Cells.Count ? HrFooterRule.NumberIn(row[CountPlace]) : null;
    }
}
