using Okta.Xaas.Snapshots.Safeguards.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What a source knows of its list as a whole, as the store keeps it: names and numbers.</summary>
internal static class ListFacts
{
    private const string LineEnd = "line end";

    public static IReadOnlyDictionary<string, long> ToKeep(SnapshotFacts facts)
    {
        var kept = new Dictionary<string, long>(StringComparer.Ordinal);
        if (facts.MadeAt is { } made) kept[Time(facts)] = made.UtcTicks;
        if (facts.Number is { } number) kept[Number(facts)] = number;
        if (facts.EndsWithLineEnd is { } ends) kept[LineEnd] = ends ? 1 : 0;
        return kept;
    }

    public static ListComparison Compare(SnapshotFacts facts, IReadOnlyList<KeyValuePair<string, long>> last)
    {
        return new()
        {
            TimeFrom = facts.MadeAtFrom,
            MadeAt = facts.MadeAt,
            LastMadeAt = Last(Time(facts)) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            NumberFrom = facts.NumberFrom,
            Number = facts.Number,
            LastNumber = Last(Number(facts)),
            EndsWithLineEnd = facts.EndsWithLineEnd,
            LastEndedWithLineEnd = Last(LineEnd) == 1,
            ExpectedRecords = facts.ExpectedRecords,
            CountedRecords = facts.CountedRecords,
        };

        long? Last(string name)
        {
            foreach (var fact in last)
            {
                if (fact.Key == name) return fact.Value;
            }

            return null;
        }
    }

    private static string Time(SnapshotFacts facts) => $"time: {facts.MadeAtFrom}";

    private static string Number(SnapshotFacts facts) => $"number: {facts.NumberFrom}";
}
