using System.Runtime.CompilerServices;
using System.Text;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Delimited.Internal;

/// <summary>
/// An HR system's export: comma, semicolon, tab or bar between the cells, or what the mapping names, UTF-8 or UTF-16, with or without a byte order mark.
/// It is read as a stream, as often as wanted, from one open handle, so that each pass sees the same file. One pass at a time.
/// </summary>
internal sealed class HrCsvFile : IRowSource
{
    private readonly Stream _stream;
    private readonly Encoding? _named;
    private readonly HrTable _table;
    private readonly long _length;
    private readonly OnePass _pass;
    private Encoding? _encoding;
    private HrCsvLayout? _layout;

    public HrCsvFile(Stream stream, string name, Encoding? encoding = null, HrTable? table = null)
    {
        _stream = stream;
        _named = encoding;
        _table = table ?? HrTable.Plain;
        _length = stream.Length;
        _pass = new OnePass(name);
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    public string Place => "line";

    /// <inheritdoc/>
    public DateTimeOffset? WrittenAt { get; private init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => [];

    public static HrCsvFile Open(string path, Encoding? encoding = null, HrTable? table = null) =>
        new(SourceFile.Open(path, out var writtenAt), Path.GetFileName(path), encoding, table) { WrittenAt = writtenAt };

    /// <inheritdoc/>
    public async Task<RowHeader> ReadHeaderAsync(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken)
    {
        CheckEncoding();
        var (layout, header) = await HeaderSearch.FindAsync(_stream, Name, _encoding, _table, wanted, cancellationToken).ConfigureAwait(false);
        _layout = layout with { RowsEndWithDelimiter = await RowsEndWithDelimiterAsync(layout, cancellationToken).ConfigureAwait(false) };
        return header;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var pass = _pass.Begin();
        if (_layout is null) await ReadHeaderAsync([], cancellationToken).ConfigureAwait(false);
        var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, _layout!, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row) yield return row;
        }

        if (_stream.Length != _length) throw ReadFault.InFile(Name, "the export has changed while it was read; let the HR system finish writing it, and run again");
    }

    /// <inheritdoc/>
    public bool? EndsWithLineEnd() => LastByte.IsLineEnd(_stream, _length);

    public void Dispose() => _stream.Dispose();

    private async Task<bool> RowsEndWithDelimiterAsync(HrCsvLayout layout, CancellationToken cancellationToken)
    {
        var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, layout, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            try
            {
                return await rows.RowsEndWithDelimiterAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (SnapshotReadException)
            {
                // What ends the reading here ends that of the rows, too, which tells it.
                return false;
            }
        }
    }

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
}
