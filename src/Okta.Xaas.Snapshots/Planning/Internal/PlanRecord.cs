using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>How a planned change is written to the plan's file, and read again.</summary>
internal static class PlanRecord
{
    public static void WriteUpsert(ByteWriter writer, EntityKind kind, long number, string externalId, PlannedAction action, EntityState state, IReadOnlyList<KeyValuePair<string, string?>> sortedProfile, IReadOnlyList<string> changedAttributes, UpdateFacts? facts = null)
    {
        Begin(writer, kind switch { EntityKind.User => ChangeKind.UserUpsert, EntityKind.Group => ChangeKind.GroupUpsert, _ => ChangeKind.DeviceUpsert }, action, externalId);
        writer.WriteLong(number);
        writer.WriteBytes(state.Hash);
        writer.WriteBytes(state.Attributes);
        WriteHash(writer, state.NameHash);
        WriteHash(writer, state.EmailHash);
        ProfileCodec.Write(writer, sortedProfile);
        WriteTexts(writer, changedAttributes);
        (facts ?? UpdateFacts.None).Write(writer);
    }

    public static void WriteDelete(ByteWriter writer, EntityKind kind, string externalId) =>
        Begin(writer, kind switch { EntityKind.User => ChangeKind.UserDelete, EntityKind.Group => ChangeKind.GroupDelete, _ => ChangeKind.DeviceDelete }, PlannedAction.Delete, externalId);

    public static void WriteMembers(ByteWriter writer, ChangeKind kind, PlannedAction action, string group, IReadOnlyList<string> members)
    {
        Begin(writer, kind, action, group);
        WriteTexts(writer, members);
    }

    /// <summary>Reads a record; null when it was held back after it had been written.</summary>
    public static PlannedChange? Read(byte[] record, HeldBackNumbers heldBack)
    {
        var reader = new ByteReader(record);
        var kind = (ChangeKind)reader.ReadByte();
        var action = (PlannedAction)reader.ReadByte();
        var id = reader.ReadText()!;
        return kind switch
        {
            ChangeKind.UserUpsert => ReadUpsert(EntityKind.User, new UserProfile(), IdentityChange.UpsertUser),
            ChangeKind.GroupUpsert => ReadUpsert(EntityKind.Group, new GroupProfile(), IdentityChange.UpsertGroup),
            ChangeKind.DeviceUpsert => ReadUpsert(EntityKind.Device, new DeviceProfile(), IdentityChange.UpsertDevice),
            ChangeKind.UserDelete => new(IdentityChange.DeleteUser(id), action, [], null),
            ChangeKind.GroupDelete => new(IdentityChange.DeleteGroup(id), action, [], null),
            ChangeKind.DeviceDelete => new(IdentityChange.DeleteDevice(id), action, [], null),
            ChangeKind.MembershipAdd => new(IdentityChange.AddMembers(id, ReadTexts(reader)), action, [], null),
            _ => new(IdentityChange.RemoveMembers(id, ReadTexts(reader)), action, [], null),
        };

        PlannedChange? ReadUpsert<T>(EntityKind entity, T profile, Func<string, T, IdentityChange> upsert)
            where T : IdentityProfile
        {
            if (heldBack.Contains(entity, reader.ReadLong())) return null;
            var (hash, attributes) = (reader.ReadBytes(), reader.ReadBytes());
            var (name, email) = (ReadHash(reader), ReadHash(reader));
            ProfileCodec.Read(reader, profile);
            return new(upsert(id, profile), action, ReadTexts(reader), new(hash, attributes, name, email), UpdateFacts.Read(reader));
        }
    }

    private static void Begin(ByteWriter writer, ChangeKind kind, PlannedAction action, string externalId)
    {
        writer.Clear();
        writer.WriteByte((byte)kind);
        writer.WriteByte((byte)action);
        writer.WriteText(externalId);
    }

    private static void WriteHash(ByteWriter writer, long? hash)
    {
        writer.WriteByte(hash is null ? (byte)0 : (byte)1);
        writer.WriteLong(hash ?? 0);
    }

    private static long? ReadHash(ByteReader reader)
    {
        var isThere = reader.ReadByte() == 1;
        var hash = reader.ReadLong();
        return isThere ? hash : null;
    }

    public static void WriteTexts(ByteWriter writer, IReadOnlyList<string> texts)
    {
        writer.WriteLength(texts.Count);
        foreach (var text in texts) writer.WriteText(text);
    }

    public static string[] ReadTexts(ByteReader reader)
    {
        var texts = new string[reader.ReadLength()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadText()!;
        return texts;
    }
}
