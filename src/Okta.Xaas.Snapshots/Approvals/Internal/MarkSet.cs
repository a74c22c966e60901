using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Approvals.Internal;

/// <summary>The marks of a plan's changes, and how they are written in parts.</summary>
internal static class MarkSet
{
    private const int Size = 2 * sizeof(ulong);
    private const int PerPart = 4_096;

    public static async Task<HashSet<ChangeMark>> OfAsync(SynchronizationPlan plan, byte[] key, CancellationToken cancellationToken)
    {
        using var marks = new ChangeMarks(key);
        var all = new HashSet<ChangeMark>();
        await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false)) all.UnionWith(marks.Of(planned));
        return all;
    }

    public static IReadOnlyList<byte[]> ToParts(IReadOnlyCollection<ChangeMark> marks)
    {
        var parts = new List<byte[]>((marks.Count / PerPart) + 1);
        var (part, used) = (Array.Empty<byte>(), 0);
        var left = marks.Count;
        foreach (var mark in marks)
        {
            if (used == part.Length)
            {
                part = new byte[Math.Min(left, PerPart) * Size];
                parts.Add(part);
                used = 0;
            }

            Write(part, used, mark.Low);
            Write(part, used + sizeof(ulong), mark.High);
            used += Size;
            left--;
        }

        return parts;
    }

    public static HashSet<ChangeMark> Read(IReadOnlyList<byte[]> parts)
    {
        var marks = new HashSet<ChangeMark>();
        foreach (var part in parts)
        {
            for (var at = 0; at + Size <= part.Length; at += Size) marks.Add(new(Read(part, at), Read(part, at + sizeof(ulong))));
        }

        return marks;
    }

    private static void Write(byte[] bytes, int at, ulong value)
    {
        for (var i = 0; i < sizeof(ulong); i++) bytes[at + i] = (byte)(value >> (8 * i));
    }

    private static ulong Read(byte[] bytes, int at)
    {
        ulong value = 0;
        for (var i = 0; i < sizeof(ulong); i++) value |= (ulong)bytes[at + i] << (8 * i);
        return value;
    }
}
