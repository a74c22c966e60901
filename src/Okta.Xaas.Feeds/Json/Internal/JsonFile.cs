using System.Runtime.CompilerServices;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>A list in JSON. It is read as a stream, as often as wanted, from one open handle, so that each pass sees the same file. One pass at a time.</summary>
internal sealed class JsonFile : IRowSource
{
    private readonly Stream _stream;
    private readonly PropertyPath? _records;
    private readonly IReadOnlyList<string> _optional;
    private readonly long _length;
    private readonly OnePass _pass;
    private JsonColumns? _columns;
    private bool _hasLines;

    public JsonFile(Stream stream, string name, HrMapping mapping)
    {
        _stream = stream;
        _records = mapping.Records;
        _optional = mapping.Optional;
        _length = stream.Length;
        _pass = new OnePass(name);
        Name = name;
    }

    public string Name { get; }

    public string Place => "record";

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Whether it is a service's pages, of which each was read as a whole.</summary>
    public bool IsDownloaded { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes { get; init; } = [];

    // Only where each record is a line a list may be cut between two of them and be JSON all the same.
    public bool? EndsWithLineEnd() => _hasLines ? LastByte.IsLineEnd(_stream, _length) : null;

    public async Task<RowHeader> ReadHeaderAsync(IReadOnlyList<HrColumn> wanted, CancellationToken cancellationToken)
    {
        string[] names = [.. wanted.Select(column => column.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
        var columns = new JsonColumns(names);
        long records = 0;
        await foreach (var record in ReadAsync(columns, cancellationToken).ConfigureAwait(false))
        {
            records = record.Number;
            if (Array.TrueForAll(columns.Seen, seen => seen)) break;
        }

        if (records > 0) RequireAll(names, columns.Seen, wanted, records);
        _columns = columns;
        return new RowHeader(Name, 1, names);
    }

    public IAsyncEnumerable<SourceRow> ReadRowsAsync(CancellationToken cancellationToken = default) => ReadAsync(_columns ?? new JsonColumns([]), cancellationToken);

    public void Dispose() => _stream.Dispose();

    private async IAsyncEnumerable<SourceRow> ReadAsync(JsonColumns columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pass = _pass.Begin();
        _stream.Position = 0;
        var records = new JsonRecords(_stream, Name, _records);
        while (await records.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            var cells = columns.CellsOf(records.Current.Span, out var fault);
            yield return new SourceRow(records.Number, cells, fault);
        }

        _hasLines = !IsDownloaded && _records is null && records.Texts > 1;
        if (_stream.Length != _length) throw ReadFault.InFile(Name, "the list has changed while it was read; let the HR system finish writing it, and run again");
    }

    // A service may leave out what is empty, but hardly for everybody: then the name is another one.
    private void RequireAll(string[] names, bool[] seen, IReadOnlyList<HrColumn> wanted, long records)
    {
        string[] missing = [.. names.Where((name, place) => !seen[place] && !_optional.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (missing.Length == 0) return;
        var first = wanted.First(column => string.Equals(column.Name, missing[0], StringComparison.OrdinalIgnoreCase));
        throw ReadFault.InFile(Name, seen.Any(there => there)
            ? $"of {Amount.Of(records, "record")} none has the property '{first.Name}' that the mapping names in line {first.Line}{(missing.Length > 1 ? $", nor {missing.Length - 1} more" : "")}; if it is left out where it is empty, name it under \"optional\" in the mapping"
            : $"of {Amount.Of(records, "record")} none has any property that the mapping names: is it the right list? \"records\" in the mapping names the property under which the records stand");
    }
}
