using Okta.Xaas.Batching;

namespace Okta.Xaas.Tests.Batching;

/// <summary>A stream of changes and the limits to pack it within.</summary>
internal sealed record PackingCase(BatchLimits Limits, IReadOnlyList<IdentityChange?> Changes)
{
    /// <summary>What must come out: each change, or each of its members, that is not at fault.</summary>
    public IEnumerable<(long Index, string? Member)> Expected(Packing packing) =>
        Changes.SelectMany((change, index) =>
        {
            var faults = packing.Faults[index];
            if (change is null || faults.Any(f => f.MemberExternalId is null)) return [];
            return change is MembershipChange membership
                ? membership.MemberExternalIds.Where(m => faults.All(f => f.MemberExternalId != (m ?? ""))).Distinct().Select(m => ((long)index, (string?)m))
                : [(index, null)];
        });

    /// <summary>Smaller cases, to find the smallest that fails.</summary>
    public IEnumerable<PackingCase> Smaller()
    {
        for (var size = Changes.Count / 2; size > 0; size /= 2)
        {
            for (var from = 0; from < Changes.Count; from += size)
                yield return this with { Changes = [.. Changes.Take(from), .. Changes.Skip(from + size)] };
        }
    }

    public override string ToString() =>
        $"{Limits}\n{string.Join("\n", Changes.Select((c, i) => c is MembershipChange m ? $"{i}: {c} [{string.Join(", ", m.MemberExternalIds)}]" : $"{i}: {c} {SizeOf(c)}"))}";

    private static string SizeOf(IdentityChange? change) => change is null ? "null" : $"({ExpectedBody.EntrySize(change)} bytes)";
}
