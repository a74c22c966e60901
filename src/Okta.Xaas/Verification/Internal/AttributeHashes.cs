using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Okta.Xaas.Verification.Internal;

/// <summary>What was sent of a person, as hashes: enough to see that something differs, and not what. Names are held once for all people.</summary>
internal sealed class AttributeHashes
{
    private readonly List<Entry> _entries = [];

    /// <summary>Attributes that were sent later take the place of earlier ones, as they do in Okta.</summary>
    public void Add(UserProfile profile, Dictionary<string, string> names)
    {
        foreach (var attribute in profile)
        {
            if (!names.TryGetValue(attribute.Key, out var name)) names[attribute.Key] = name = attribute.Key;
            var entry = new Entry(name, Hash(attribute.Value), Hash(Typed(attribute.Value)));
            var index = _entries.FindIndex(other => ReferenceEquals(other.Name, name));
            if (index < 0) _entries.Add(entry);
            else _entries[index] = entry;
        }
    }

    /// <summary>Whether a text is one of the values.</summary>
    public bool Has(string value)
    {
        var hash = Hash(value);
        return hash != 0 && _entries.Exists(entry => entry.Exact == hash);
    }

    /// <summary>The attributes that are not what was sent.</summary>
    /// <param name="userName">What stands for the user name, which an app keeps beside the profile.</param>
    /// <param name="profile">What Okta has.</param>
    /// <param name="typed">The attributes that Okta has as numbers or truth values, whose text may be another one.</param>
    public IReadOnlyList<string> DifferFrom(string? userName, UserProfile? profile, IReadOnlyCollection<string> typed)
    {
        List<string>? differing = null;
        foreach (var entry in _entries)
        {
            var value = profile?.Contains(entry.Name) == true ? profile[entry.Name] : entry.Name == "userName" ? userName : null;
            var isSame = typed.Contains(entry.Name) ? entry.Typed == Hash(Typed(value)) : entry.Exact == Hash(value);
            if (!isSame) (differing ??= []).Add(entry.Name);
        }

        return differing ?? (IReadOnlyList<string>)[];
    }

    // Nothing and an empty text are the same to Okta: both leave an attribute without a value.
    private static ulong Hash(string? text) => string.IsNullOrEmpty(text) ? 0 : BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text!)), 0);

    // 1.50 and 1.5 are one number, TRUE and true one truth value.
    private static string? Typed(string? text)
    {
        if (bool.TryParse(text, out var truth)) return truth ? "true" : "false";
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : text;
    }

    private readonly record struct Entry(string Name, ulong Exact, ulong Typed);
}
