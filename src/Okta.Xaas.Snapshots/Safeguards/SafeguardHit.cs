namespace Okta.Xaas.Snapshots;

/// <summary>A safeguard that stops a plan.</summary>
/// <param name="Safeguard">Which one.</param>
/// <param name="Kind">What it is about: users, groups, devices, memberships, records, or the name of an attribute.</param>
/// <param name="Seen">What was seen: a number, or for a share its percentage.</param>
/// <param name="Limit">The limit, in the same unit.</param>
/// <param name="Message">What was seen, what the limit is, and how to allow it once.</param>
public sealed record SafeguardHit(Safeguard Safeguard, string Kind, double Seen, double Limit, string Message)
{
    /// <summary>How many it is about.</summary>
    public long Count { get; init; }

    /// <summary>Some of them by their external ids; never a value.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The exact finding, by which an approval allows it; see <see cref="SnapshotRunOptions.AllowFindings"/>.</summary>
    public SafeguardFinding ToFinding() => new(Safeguard, Kind, Count);
}
