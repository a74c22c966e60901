using System.Text.Json;
using System.Text.Json.Serialization;
using Okta.Xaas.Snapshots.Reconciliation.Internal;

namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>What a reconciliation found, and what it did. It has keys and names of attributes, never a value of a profile.</summary>
public sealed record ReconciliationReport
{
    /// <summary>The identity source.</summary>
    public required string IdentitySourceId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The people.</summary>
    public ReconciliationCounts Users { get; init; } = ReconciliationCounts.None;

    /// <summary>The groups.</summary>
    public ReconciliationCounts Groups { get; init; } = ReconciliationCounts.None;

    /// <summary>The memberships of groups that both have: <see cref="DifferenceKind.Missing"/> and <see cref="DifferenceKind.LeftOver"/>.</summary>
    public ReconciliationCounts Memberships { get; init; } = ReconciliationCounts.None;

    /// <summary>The first 10,000 differences: people, groups, memberships. The counts have all.</summary>
    public IReadOnlyList<ReconciledDifference> Differences { get; init; } = [];

    /// <summary>Users of the app that have no key of the HR system: assigned by hand, or not confirmed yet. They are nobody's to judge here.</summary>
    public long WithoutKey { get; init; }

    /// <summary>Whether the store was corrected.</summary>
    public bool Corrected { get; init; }

    /// <summary>How many people and groups were stored as imported because the org has what <see cref="ReconciliationOptions.List"/> says.</summary>
    public long TakenFromList { get; init; }

    /// <summary>Why the people were not told, with the scope or role that is needed; nothing was compared or corrected then. <see langword="null"/> when they were.</summary>
    public string? Refused { get; init; }

    /// <summary>Why groups that only Okta has were not told, with the scope or role that is needed; <see langword="null"/> when they were. The groups of the store and the list are compared all the same.</summary>
    public string? GroupsRefused { get; init; }

    /// <summary>Whether the org has what the store takes for imported.</summary>
    [JsonIgnore]
    public bool IsAsExpected => Refused is null && Users.Different + Groups.Different + Memberships.Different == 0;

    /// <summary>The report as JSON.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, ReconciliationJsonContext.Default.ReconciliationReport);

    /// <summary>The numbers; never a key.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => Refused is not null
        ? $"not reconciled: {Refused}"
        : $"users: {Text(Users)}; groups: {Text(Groups)}; memberships: {Memberships.Missing} missing, {Memberships.LeftOver} left over{(Corrected ? "; the store was corrected" : "")}";

    private static string Text(ReconciliationCounts counts) =>
        $"{counts.Same} same, {counts.Missing} missing, {counts.NotLinked} not linked, {counts.Deactivated} deactivated, {counts.Drifted} drifted, {counts.LeftOver} left over";
}
