using System.Runtime.CompilerServices;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Users who wait until the list was read, in a file as the plan's is.</summary>
internal sealed class PutAside(string folder) : IDisposable
{
    private readonly List<KeyValuePair<string, string?>> _sorted = [];
    private readonly ByteWriter _writer = new();
    private PlanSpool? _spool;

    /// <summary>Adds a user without a fault.</summary>
    public void Add(NumberedEntity user)
    {
        _spool ??= new(folder);
        _writer.Clear();
        _writer.WriteText(user.Entity.ExternalId);
        _writer.WriteLong(user.Number);
        _writer.WriteLong(user.Row);
        ProfileCodec.Sort(user.Entity.Profile, _sorted);
        ProfileCodec.Write(_writer, _sorted);
        _writer.WriteLength(user.Entity.Unique!.Count);
        foreach (var attribute in user.Entity.Unique)
        {
            _writer.WriteText(attribute.Attribute);
            _writer.WriteText(attribute.Before);
            _writer.WriteText(attribute.After);
            _writer.WriteText(attribute.Owner);
        }

        _spool.Write(_writer);
    }

    public async IAsyncEnumerable<NumberedEntity> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_spool is null) yield break;
        _spool.Complete();
        await foreach (var record in _spool.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var reader = new ByteReader(record);
            var (key, number, row) = (reader.ReadText()!, reader.ReadLong(), reader.ReadLong());
            var profile = ProfileCodec.Read(reader, new UserProfile());
            var unique = new UniqueAttribute[reader.ReadLength()];
            for (var i = 0; i < unique.Length; i++) unique[i] = new(reader.ReadText()!, reader.ReadText()!, reader.ReadText()!, reader.ReadText());
            yield return new(new(key, profile, row, null, Unique: unique), number, row);
        }
    }

    public void Dispose() => _spool?.Dispose();
}
