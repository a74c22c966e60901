using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>The texts that a plan gives to people alone, in a file as the plan's is: they are kept in the store when the plan is applied.</summary>
internal sealed class GivenNames(string folder) : IDisposable
{
    private readonly ByteWriter _writer = new();
    private PlanSpool? _spool;

    /// <summary>Adds those of one user.</summary>
    /// <param name="number">The user's place in the list.</param>
    /// <param name="names">The texts that are in the user's profile.</param>
    public void Add(long number, IReadOnlyCollection<UniqueName> names)
    {
        _spool ??= new(folder);
        _writer.Clear();
        _writer.WriteLong(number);
        _writer.WriteLength(names.Count);
        foreach (var name in names)
        {
            _writer.WriteText(name.ExternalId);
            _writer.WriteLong(name.Family);
            _writer.WriteLong(name.Number);
            _writer.WriteLong(name.Hash);
        }

        _spool.Write(_writer);
    }

    public void Complete() => _spool?.Complete();

    /// <summary>Those of users who are not held back.</summary>
    public async IAsyncEnumerable<UniqueName> ReadAsync(HeldBackNumbers heldBack, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_spool is null) yield break;
        await foreach (var record in _spool.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var reader = new ByteReader(record);
            if (heldBack.Contains(EntityKind.User, reader.ReadLong())) continue;
            for (var left = reader.ReadLength(); left > 0; left--) yield return new(reader.ReadText()!, reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
        }
    }

    public void Dispose() => _spool?.Dispose();
}
