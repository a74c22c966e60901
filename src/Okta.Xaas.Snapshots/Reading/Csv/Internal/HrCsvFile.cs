using System.Runtime.CompilerServices;
using System.Text;

namespace Okta.Xaas.Snapshots.Reading.Csv.Internal;

/// <summary>
/// An HR system's export: comma, semicolon, tab or bar between the cells, UTF-8 or UTF-16, with or without a byte order mark.
/// It is read as a stream, as often as wanted, from one open handle, so that each pass sees the same file. One pass at a time.
/// </summary>
internal sealed class HrCsvFile : IDisposable
{
    private readonly Stream _stream;
    private readonly Encoding? _encoding;
    private readonly long _length;
    private int _passes;

    public HrCsvFile(Stream stream, string name, Encoding? encoding = null)
    {
        _stream = stream;
        _encoding = encoding;
        _length = stream.Length;
        Name = name;
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    public static HrCsvFile Open(string path, Encoding? encoding = null)
    {
        try
        {
            return new HrCsvFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true), Path.GetFileName(path), encoding);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SnapshotReadException.InFile(path, $"the export cannot be read: {fault.Message}", fault);
        }
    }

    public async Task<HrCsvHeader> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false)) return rows.Header;
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
            var rows = await HrCsvReader.StartAsync(_stream, Name, _encoding, cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row) yield return row;
            }

            if (_stream.Length != _length) throw SnapshotReadException.InFile(Name, "the export has changed while it was read; let the HR system finish writing it, and run again");
        }
        finally
        {
            Interlocked.Decrement(ref _passes);
        }
    }

    public void Dispose() => _stream.Dispose();
}
