using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What an update does to what was there, for the safeguards.</summary>
/// <param name="IsKnown">Whether it is known what Okta has.</param>
/// <param name="ChangesUserName">Whether the user name or the e-mail becomes another one, not only in its case.</param>
/// <param name="Replaced">The changed attributes that had another value before.</param>
internal sealed record UpdateFacts(bool IsKnown, bool ChangesUserName, IReadOnlyList<string> Replaced)
{
    public static readonly UpdateFacts None = new(false, false, []);

    /// <summary>Whether the user name or the e-mail of a user differs from the stored one.</summary>
    public static bool IsAnother(EntityState stored, StagedEntity staged, IReadOnlyList<string> changedAttributes) =>
        stored.NameHash != staged.NameHash || (stored.EmailHash is { } email ? email != staged.EmailHash : changedAttributes.Contains("email"));

    public void Write(ByteWriter writer)
    {
        writer.WriteByte((byte)((IsKnown ? 1 : 0) | (ChangesUserName ? 2 : 0)));
        PlanRecord.WriteTexts(writer, Replaced);
    }

    public static UpdateFacts Read(ByteReader reader)
    {
        var flags = reader.ReadByte();
        return new((flags & 1) != 0, (flags & 2) != 0, PlanRecord.ReadTexts(reader));
    }
}
