using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The entries of a lookup in a CSV file beside the mapping: UTF-8 or with a byte order mark, with a header, with whatever delimiter.</summary>
/// <param name="path">The file.</param>
/// <param name="mappingName">The mapping, for messages.</param>
/// <param name="key">The column of the keys; null: the first of two.</param>
/// <param name="value">The column of what they stand for; null: the second of two.</param>
internal sealed class LookupFile(string path, string mappingName, HrColumn? key, HrColumn? value)
{
    private readonly string _name = Path.GetFileName(path);

    private HrColumn[] Named => [.. new[] { key, value }.OfType<HrColumn>()];

    /// <exception cref="SnapshotReadException">The file can't be read, lacks a column, or a row of it can't be used; with the line.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Read()
    {
        byte[] file;
        try
        {
            file = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ReadFault.InFile(_name, $"the file of a lookup in {mappingName} cannot be read: {fault.Message}", fault);
        }

        // It is in memory already, so nothing waits.
        return ReadAsync(file).GetAwaiter().GetResult();
    }

    private async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(byte[] file)
    {
        using var table = new HrCsvFile(new MemoryStream(file), _name);
        var (keys, values) = PlacesIn(await table.ReadHeaderAsync(Named, CancellationToken.None).ConfigureAwait(false));
        var known = new Dictionary<string, (string Value, long Line)>(LookupTable.Keys);
        await foreach (var row in table.ReadRowsAsync().ConfigureAwait(false))
        {
            if (row.Fault is { } fault) throw ReadFault.InLine(_name, row.Number, fault);
            var (entry, meaning) = (row[keys], row[values]);
            if (entry.Length == 0) throw ReadFault.InLine(_name, row.Number, "the key is empty");
            if (!known.TryGetValue(entry, out var first)) known.Add(entry, (meaning, row.Number));
            else if (first.Value != meaning) throw ReadFault.InLine(_name, row.Number, $"this key stands in line {first.Line} already, with another value; case makes no difference");
        }

        return [.. known.Select(entry => new KeyValuePair<string, string>(entry.Key, entry.Value.Value))];
    }

    private (int Key, int Value) PlacesIn(RowHeader header)
    {
        if (Named.Length > 0) header.Require(Named, mappingName);
        else if (header.Count != 2) throw ReadFault.InLine(_name, header.Line, $"the file of a lookup has two columns, this one has {header.Count}: name those that are meant in {mappingName} with \"key\" and \"value\"");
        return (key is null ? 0 : header.PlaceOf(key), value is null ? 1 : header.PlaceOf(value));
    }
}
