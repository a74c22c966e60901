namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>A profile as bytes: sorted by name, so that the same attributes in another order are the same; null and absent stay apart.</summary>
internal static class ProfileCodec
{
    /// <summary>Fills a list that is used again.</summary>
    public static void Sort(IdentityProfile profile, List<KeyValuePair<string, string?>> sorted)
    {
        sorted.Clear();
        foreach (var attribute in profile) sorted.Add(attribute);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
    }

    public static void Write(ByteWriter writer, IReadOnlyList<KeyValuePair<string, string?>> sorted)
    {
        writer.WriteLength(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            writer.WriteText(sorted[i].Key);
            writer.WriteText(sorted[i].Value);
        }
    }

    public static T Read<T>(ByteReader reader, T profile)
        where T : IdentityProfile
    {
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            var name = reader.ReadText()!;
            profile[name] = reader.ReadText();
        }

        return profile;
    }
}
