namespace Okta.Xaas.Snapshots;

/// <summary>What holds for one run only.</summary>
public sealed class SnapshotRunOptions
{
    private const int LongestName = 200;

    /// <summary>The safeguards that do not stop this run.</summary>
    public Safeguard Allow { get; set; }

    /// <summary>Exact findings that do not stop this run: what an approval has seen, and nothing else. See <see cref="SafeguardHit.ToFinding"/>. Default none.</summary>
    public IReadOnlyList<SafeguardFinding> AllowFindings { get; set; } = [];

    /// <summary>Whether everything is sent again in this run, also what did not change.</summary>
    public bool Resynchronize { get; set; }

    /// <summary>
    /// Who asks for this run, for the audit trail, and for an approval, which another person gives. Default <see langword="null"/>: the user that this process runs as. At most 200 characters.
    /// </summary>
    public string? RequestedBy { get; set; }

    internal void EnsureValid()
    {
        if (RequestedBy is not null && (string.IsNullOrWhiteSpace(RequestedBy) || RequestedBy.Length > LongestName || RequestedBy.Any(char.IsControl)))
            throw new ArgumentException($"RequestedBy is blank, has more than {LongestName} characters, or a control character: give a name, or leave it out.");
    }

    internal bool Allows(SafeguardFinding finding) => Allow.HasFlag(finding.Safeguard) || AllowFindings.Contains(finding);
}
