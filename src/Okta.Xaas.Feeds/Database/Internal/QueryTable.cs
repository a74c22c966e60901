using System.Runtime.CompilerServices;
using System.Text;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>A query's result as a table. The query runs once, and its rows are kept in a temporary file, as a second run could give others, or give them in another order.</summary>
internal sealed class QueryTable(QueryRun run) : IRowSource
{
    private const int BufferSize = 64 * 1024;

    private readonly OnePass _pass = new(RowMaps.UsersOrigin);
    private FileStream? _file;
    private RowHeader? _header;
    private int[] _places = [];
    private int _width;
    private long _rows;

    /// <inheritdoc/>
    public string Name => RowMaps.UsersOrigin;

    public string Place => "row";

    /// <inheritdoc/>
    public DateTimeOffset? WrittenAt => null;

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => [];

    /// <inheritdoc/>
    public bool? EndsWithLineEnd() => null;

    /// <inheritdoc/>
    public async Task<RowHeader> ReadHeaderAsync(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken)
    {
        if (_header is not null) return _header;
        using var connection = await run.OpenAsync(Name, cancellationToken).ConfigureAwait(false);
        using var command = run.CommandOn(connection);
        using var reader = await QueryRun.ExecuteAsync(command, Name, cancellationToken).ConfigureAwait(false);
        _header = ColumnPlan.HeaderOf(reader, Name);
        _places = [.. wanted.SelectMany(column => _header.PlacesOf(column.Name)).Distinct().OrderBy(place => place)];
        _width = reader.FieldCount;

        // What is missing is told before anybody waits for all rows.
        if (!_header.HasAll(wanted)) return _header;
        await KeepAsync(new ResultRows(reader, _header, _places), cancellationToken).ConfigureAwait(false);
        await QueryRun.EnsureEndedAsync(reader, Name, cancellationToken).ConfigureAwait(false);
        return _header;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SourceRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var pass = _pass.Begin();
        var buffered = new BufferedStream(_file ?? throw new InvalidOperationException("The header was not read."), BufferSize);
        buffered.Position = 0;
        using var reader = new BinaryReader(buffered, Encoding.UTF8, leaveOpen: true);
        for (var i = 0L; i < _rows; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return RowFrom(reader);
        }

        // The file is this machine's: nothing waits.
        await Task.CompletedTask.ConfigureAwait(false);
    }

    public void Dispose() => _file?.Dispose();

    private async Task KeepAsync(ResultRows rows, CancellationToken cancellationToken)
    {
        _file = Try(TemporaryFile.Create);
        var buffered = new BufferedStream(_file, BufferSize);
        using var writer = new BinaryWriter(buffered, Encoding.UTF8, leaveOpen: true);
        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            Try(() => Keep(row, writer));
            _rows++;
        }

        Try(() =>
        {
            writer.Flush();
            return true;
        });
    }

    private bool Keep(SourceRow row, BinaryWriter writer)
    {
        writer.Write(row.Number);
        foreach (var place in _places)
        {
            try
            {
                CellCoding.Write(writer, row.Cells[place]);
            }
            catch (NotSupportedException fault)
            {
                // Written here, about types alone; it has no value.
                throw new SnapshotReadException(Name, $"{Name}, row {row.Number}: column '{_header!.NameAt(place)}' {fault.Message}", row.Number);
            }
        }

        return true;
    }

    private SourceRow RowFrom(BinaryReader reader) => Try(() =>
    {
        var number = reader.ReadInt64();
        var cells = new object?[_width];
        foreach (var place in _places) cells[place] = CellCoding.Read(reader);
        return new SourceRow(number, cells);
    });

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ReadFault.InFile(Name, $"the temporary file for its rows cannot be used: {fault.Message}", fault);
        }
    }
}
