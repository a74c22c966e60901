using Okta.Xaas.Snapshots.Safeguards;

namespace Okta.Xaas.Snapshots;

/// <summary>What holds for one run only.</summary>
public sealed record SnapshotRunOptions
{
    /// <summary>The safeguards that do not stop this run.</summary>
    public Safeguard Allow { get; init; }

    /// <summary>Exact findings that do not stop this run: what an approval has seen, and nothing else. See <see cref="SafeguardHit.ToFinding"/>. Default none.</summary>
    public IReadOnlyList<SafeguardFinding> AllowFindings { get; init; } = [];

    /// <summary>Whether everything is sent again in this run, also what did not change.</summary>
    public bool Resynchronize { get; init; }

    internal bool Allows(SafeguardFinding finding) => Allow.HasFlag(finding.Safeguard) || AllowFindings.Contains(finding);
}
