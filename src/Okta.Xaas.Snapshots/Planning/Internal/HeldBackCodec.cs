namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>How a record that is held back is written to a plan's file, and read again.</summary>
internal static class HeldBackCodec
{
    public static void Write(ByteWriter writer, HeldBackRecord record)
    {
        writer.Clear();
        writer.WriteByte((byte)record.Reason);
        writer.WriteText(record.Kind);
        writer.WriteText(record.ExternalId);
        writer.WriteText(record.MemberExternalId);
        writer.WriteText(record.OtherExternalId);
        writer.WriteText(record.Message);
        WriteRow(writer, record.Row);
        WriteRow(writer, record.OtherRow);
    }

    public static HeldBackRecord Read(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        return new()
        {
            Reason = (HeldBackReason)reader.ReadByte(),
            Kind = reader.ReadText()!,
            ExternalId = reader.ReadText()!,
            MemberExternalId = reader.ReadText(),
            OtherExternalId = reader.ReadText(),
            Message = reader.ReadText()!,
            Row = ReadRow(reader),
            OtherRow = ReadRow(reader),
        };
    }

    private static void WriteRow(ByteWriter writer, long? row)
    {
        writer.WriteByte(row is null ? (byte)0 : (byte)1);
        writer.WriteLong(row ?? 0);
    }

    private static long? ReadRow(ByteReader reader)
    {
        var isThere = reader.ReadByte() == 1;
        var row = reader.ReadLong();
        return isThere ? row : null;
    }
}
