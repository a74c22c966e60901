using System.Numerics;

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Writes cells into a file and reads them from it, each as what it was.</summary>
internal static class CellCoding
{
    /// <exception cref="NotSupportedException">The cell is of a type that can't become text either; the message follows the column's name.</exception>
    public static void Write(BinaryWriter writer, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.Write((byte)Kind.Nothing);
                break;
            case string text:
                writer.Write((byte)Kind.Text);
                writer.Write(text);
                break;
            case Day day:
                writer.Write((byte)Kind.Day);
                writer.Write(day.Date.ToBinary());
                break;
            case DateTime time:
                writer.Write((byte)Kind.Time);
                writer.Write(time.ToBinary());
                break;
            case DateTimeOffset time:
                writer.Write((byte)Kind.TimeWithOffset);
                writer.Write(time.Ticks);
                writer.Write(time.Offset.Ticks);
                break;
            case decimal number:
                writer.Write((byte)Kind.Decimal);
                writer.Write(number);
                break;
            case double number:
                writer.Write((byte)Kind.Double);
                writer.Write(number);
                break;
            case float number:
                writer.Write((byte)Kind.Single);
                writer.Write(number);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.Write((byte)Kind.Integer);
                writer.Write(Convert.ToInt64(cell, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                WriteBytes(writer, Kind.BigInteger, new BigInteger(number).ToByteArray());
                break;
            case BigInteger number:
                WriteBytes(writer, Kind.BigInteger, number.ToByteArray());
                break;
            case bool truth:
                writer.Write((byte)Kind.Truth);
                writer.Write(truth);
                break;
            case Guid id:
                WriteBytes(writer, Kind.Guid, id.ToByteArray());
                break;
            case TimeSpan time:
                writer.Write((byte)Kind.Duration);
                writer.Write(time.Ticks);
                break;
#if NET
            case DateOnly date:
                writer.Write((byte)Kind.Day);
                writer.Write(date.ToDateTime(TimeOnly.MinValue).ToBinary());
                break;
            case TimeOnly time:
                writer.Write((byte)Kind.TimeOfDay);
                writer.Write(time.Ticks);
                break;
#endif
            default:
                writer.Write((byte)Kind.Text);
                writer.Write(ValueText.Of(cell));
                break;
        }
    }

    public static object? Read(BinaryReader reader) => (Kind)reader.ReadByte() switch
    {
        Kind.Nothing => null,
        Kind.Text => reader.ReadString(),
        Kind.Day => new Day(DateTime.FromBinary(reader.ReadInt64())),
        Kind.Time => DateTime.FromBinary(reader.ReadInt64()),
        Kind.TimeWithOffset => new DateTimeOffset(reader.ReadInt64(), new TimeSpan(reader.ReadInt64())),
        Kind.Decimal => reader.ReadDecimal(),
        Kind.Double => reader.ReadDouble(),
        Kind.Single => reader.ReadSingle(),
        Kind.Integer => reader.ReadInt64(),
        Kind.BigInteger => new BigInteger(reader.ReadBytes(reader.ReadInt32())),
        Kind.Truth => reader.ReadBoolean(),
        Kind.Guid => new Guid(reader.ReadBytes(reader.ReadInt32())),
        Kind.Duration => new TimeSpan(reader.ReadInt64()),
#if NET
        Kind.TimeOfDay => new TimeOnly(reader.ReadInt64()),
#endif
        var other => throw new InvalidDataException($"A cell of kind {other} was never written."),
    };

    private static void WriteBytes(BinaryWriter writer, Kind kind, byte[] bytes)
    {
        writer.Write((byte)kind);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private enum Kind : byte
    {
        Nothing,
        Text,
        Day,
        Time,
        TimeWithOffset,
        Decimal,
        Double,
        Single,
        Integer,
        BigInteger,
        Truth,
        Guid,
        Duration,
        TimeOfDay,
    }
}
