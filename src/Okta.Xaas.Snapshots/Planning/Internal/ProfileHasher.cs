using System.Security.Cryptography;
using System.Text;
using Okta.Xaas.Snapshots.Identity.Internal;

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
    private const string FamilyPurpose = "unique";

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

    /// <summary>The hashes of a user name and an e-mail, by which a person is known beside the key. Most HR systems have one text for both.</summary>
    public (long? Name, long? Email) IdentityHashesOf(IdentityProfile profile)
    {
        if (profile is not UserProfile user) return default;
        var name = NameHashOf(user.UserName);
        return (name, user.Email == user.UserName ? name : NameHashOf(user.Email));
    }

    /// <summary>Those of the changed attributes that had another value before, and not none.</summary>
    public IReadOnlyList<string> ReplacedAttributes(EntityKind kind, string externalId, byte[] stored, IReadOnlyList<string> changed)
    {
        if (changed.Count == 0 || stored.Length == 0) return [];
        var replaced = new List<string>();
        var none = new byte[PartLength];
        foreach (var attribute in changed)
        {
            var name = NamePartOf(attribute);
            for (var at = 0; at + (PartLength * 2) <= stored.Length; at += PartLength * 2)
            {
                if (BitConverter.ToInt32(stored, at) != name) continue;
                ValuePart(kind, externalId, attribute, null).CopyTo(none);
                var wasEmpty = stored.AsSpan(at + PartLength, PartLength).SequenceEqual(none) || stored.AsSpan(at + PartLength, PartLength).SequenceEqual(ValuePart(kind, externalId, attribute, ""));
                if (!wasEmpty) replaced.Add(attribute);
                break;
            }
        }

        return replaced;
    }

    /// <summary>For each attribute the hash of its name and the one of its value.</summary>
    public byte[] AttributesOf(EntityKind kind, string externalId, IReadOnlyList<KeyValuePair<string, string?>> sortedProfile)
    {
        var all = new byte[sortedProfile.Count * PartLength * 2];
        for (var i = 0; i < sortedProfile.Count; i++)
        {
            BitConverter.GetBytes(NamePartOf(sortedProfile[i].Key)).CopyTo(all, i * PartLength * 2);
            ValuePart(kind, externalId, sortedProfile[i].Key, sortedProfile[i].Value).CopyTo(all.AsSpan((i * PartLength * 2) + PartLength));
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

    /// <summary>The hash of a user name or an e-mail: Okta's do not differ by case, and an ü is the same letter whichever way a system composes it.</summary>
    public long? NameHashOf(string? name)
    {
        if (name is not { Length: > 0 }) return null;
        _writer.Clear();
        _writer.WriteText(NamePurpose);
        _writer.WriteText(KeyForms.OfName(name));
        return BitConverter.ToInt64(Compute(), 0);
    }

    /// <summary>The hash of the two parts of a text between which a number may stand; compared as user names are.</summary>
    public long FamilyHashOf(string before, string after)
    {
        _writer.Clear();
        _writer.WriteText(FamilyPurpose);
        _writer.WriteText(KeyForms.OfName(before));
        _writer.WriteText(KeyForms.OfName(after));
        return BitConverter.ToInt64(Compute(), 0);
    }

    public void Dispose() => _hmac.Dispose();

    private int NamePartOf(string attribute)
    {
        _writer.Clear();
        _writer.WriteText(attribute);
        return BitConverter.ToInt32(Compute(), 0);
    }

    private ReadOnlySpan<byte> ValuePart(EntityKind kind, string externalId, string attribute, string? value)
    {
        _writer.Clear();
        _writer.WriteByte((byte)kind);
        _writer.WriteText(externalId);
        _writer.WriteText(attribute);
        _writer.WriteText(value);
        return Compute().AsSpan(0, PartLength);
    }

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
