using System.Runtime.CompilerServices;
using System.Text;

namespace HrCsvSync.Csv;

/// <summary>
/// An HR system's export: comma, semicolon, tab or bar between the cells, UTF-8 or UTF-16, with or without a byte order mark.
/// It is read as a stream, as often as wanted, from one open handle, so that each pass sees the same file. One pass at a time.
/// </summary>
internal sealed class HrCsvFile : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly Encoding? _encoding;

    public HrCsvFile(Stream stream, string name, Encoding? encoding = null)
    {
        _stream = stream;
        _encoding = encoding;
        Name = name;
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    public static HrCsvFile Open(string path, Encoding? encoding = null)
    {
        try
        {
            return new HrCsvFile(File.OpenRead(path), Path.GetFileName(path), encoding);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HrFileException(path, $"the export cannot be read: {fault.Message}", fault);
        }
    }

    public async Task<HrCsvHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        await using var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, cancellationToken);
        return rows.Header;
    }

    /// <summary>The rows below the header. A row with a fault is given with it; a fault that leaves the rest of the file unreadable is thrown.</summary>
    public async IAsyncEnumerable<HrCsvRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, cancellationToken);
        while (await rows.NextAsync(cancellationToken) is { } row) yield return row;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
