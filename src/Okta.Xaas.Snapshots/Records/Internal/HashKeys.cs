using System.Security.Cryptography;
using System.Text;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>Finds the key of a source's hashes, or makes one.</summary>
internal static class HashKeys
{
    private const int Length = 32;

    public static async Task<byte[]> OfAsync(ISnapshotLease lease, SnapshotOptions options, CancellationToken cancellationToken)
    {
        if (lease.Source.KeyCheck is not null) return await OfAsync(lease.Source, options, cancellationToken).ConfigureAwait(false);
        var given = await GivenAsync(options, cancellationToken).ConfigureAwait(false);
        var made = given ?? Random();
        await lease.SetKeyAsync(given is null ? made : null, ProfileHasher.CheckOf(made), cancellationToken).ConfigureAwait(false);
        return made;
    }

    /// <summary>The key of a source that has one.</summary>
    public static async Task<byte[]> OfAsync(SourceState source, SnapshotOptions options, CancellationToken cancellationToken)
    {
        var given = await GivenAsync(options, cancellationToken).ConfigureAwait(false);
        var key = given ?? source.Key ?? throw new SnapshotStoreException("The store's hashes were made with a HashKey, and the options have none: set SnapshotOptions.HashKey to it, or HashKeyProvider.");
        if (source.KeyCheck.AsSpan().SequenceEqual(ProfileHasher.CheckOf(key))) return key;
        throw new SnapshotStoreException(
            "The store's hashes were made with another HashKey: set SnapshotOptions.HashKey to that one. If it is lost, begin with a new store, which imports everything once more.");
    }

    private static async Task<byte[]?> GivenAsync(SnapshotOptions options, CancellationToken cancellationToken)
    {
        var secret = options.HashKeyProvider is null ? options.HashKey : await AskAsync(options.HashKeyProvider, cancellationToken).ConfigureAwait(false);
        return secret is null ? null : Derive(secret);
    }

    private static async Task<string> AskAsync(Func<CancellationToken, ValueTask<string>> provider, CancellationToken cancellationToken) =>
        await provider(cancellationToken).ConfigureAwait(false) is { Length: >= SnapshotOptionsValidator.LeastKeyLength } secret
            ? secret
            : throw new SnapshotStoreException($"SnapshotOptions.HashKeyProvider gave no secret of at least {SnapshotOptionsValidator.LeastKeyLength} characters: see that what it reads is there.");

    private static byte[] Derive(string secret)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return hmac.ComputeHash(Encoding.UTF8.GetBytes("Okta.Xaas.Snapshots hash key"));
    }

    private static byte[] Random()
    {
        var key = new byte[Length];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }
}
