using System.Security.Cryptography;
using System.Text;
using Okta.Xaas.Changes;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// Turns profiles into hashes with a key: HMAC-SHA-256, cut. Each has the external id in it, so that the same value of two people gives two hashes.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class ProfileHasher : IDisposable
{
    /// <summary>The bytes of a profile's hash.</summary>
    public const int HashLength = 16;

    private const int PartLength = 4;
    private const string NamePurpose = "name";

    private readonly HMACSHA256 _hmac;
    private readonly ByteWriter _writer = new();
#if NET
    private readonly byte[] _full = new byte[32];
#endif

    public ProfileHasher(byte[] key) => _hmac = new(key);

    /// <summary>By what a key is recognised; tells nothing of it.</summary>
    public static byte[] CheckOf(byte[] key)
    {
        using var hmac = new HMACSHA256(key);
        return Cut(hmac.ComputeHash(Encoding.UTF8.GetBytes("Okta.Xaas.Snapshots key check")), PartLength * 2);
    }

    /// <summary>The hash of the whole profile.</summary>
    public byte[] HashOf(EntityKind kind, string externalId, IReadOnlyList<KeyValuePair<string, string?>> sortedProfile)
    {
        _writer.Clear();
        _writer.WriteByte((byte)kind);
        _writer.WriteText(externalId);
        ProfileCodec.Write(_writer, sortedProfile);
        return Cut(Compute(), HashLength);
    }

    /// <summary>The hash of a user name: Okta's do not differ by case.</summary>
    public long? NameHashOf(IdentityProfile profile)
    {
        if (profile is not UserProfile { UserName: { Length: > 0 } name }) return null;
        _writer.Clear();
        _writer.WriteText(NamePurpose);
        _writer.WriteText(name.ToLowerInvariant());
        return BitConverter.ToInt64(Compute(), 0);
    }

    /// <summary>For each attribute the hash of its name and the one of its value.</summary>
    public byte[] AttributesOf(EntityKind kind, string externalId, IReadOnlyList<KeyValuePair<string, string?>> sortedProfile)
    {
        var all = new byte[sortedProfile.Count * PartLength * 2];
        for (var i = 0; i < sortedProfile.Count; i++)
        {
            _writer.Clear();
            _writer.WriteText(sortedProfile[i].Key);
            Compute().AsSpan(0, PartLength).CopyTo(all.AsSpan(i * PartLength * 2));
            _writer.Clear();
            _writer.WriteByte((byte)kind);
            _writer.WriteText(externalId);
            _writer.WriteText(sortedProfile[i].Key);
            _writer.WriteText(sortedProfile[i].Value);
            Compute().AsSpan(0, PartLength).CopyTo(all.AsSpan((i * PartLength * 2) + PartLength));
        }

        return all;
    }

    /// <summary>The attributes of a profile that are new or have another value than those stored.</summary>
    public static IReadOnlyList<string> ChangedAttributes(byte[] stored, byte[] current, IReadOnlyList<KeyValuePair<string, string?>> sortedProfile)
    {
        var known = new HashSet<long>();
        for (var at = 0; at + (PartLength * 2) <= stored.Length; at += PartLength * 2) known.Add(BitConverter.ToInt64(stored, at));
        var changed = new List<string>();
        for (var i = 0; i < sortedProfile.Count; i++)
        {
            if (!known.Contains(BitConverter.ToInt64(current, i * PartLength * 2))) changed.Add(sortedProfile[i].Key);
        }

        return changed;
    }

    public void Dispose() => _hmac.Dispose();

    private static byte[] Cut(byte[] hash, int length)
    {
        var cut = new byte[length];
        Array.Copy(hash, cut, length);
        return cut;
    }

    private byte[] Compute()
    {
#if NET
        // The instance is reused: making one for each hash would cost more than the hash.
        return _hmac.TryComputeHash(_writer.Written, _full, out _) ? _full : throw new CryptographicException("The buffer is too short.");
#else
        return _hmac.ComputeHash(_writer.Buffer, 0, _writer.Length);
#endif
    }
}
