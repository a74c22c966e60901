namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>How many people, groups or memberships are as the store has them, and how many are not.</summary>
/// <param name="Same">Alike in the org and the store; also of whom the store does not know what was imported, as long as Okta has them; of memberships <c>0</c>, as only differences are counted.</param>
/// <param name="Missing">See <see cref="DifferenceKind.Missing"/>.</param>
/// <param name="NotLinked">See <see cref="DifferenceKind.NotLinked"/>.</param>
/// <param name="Deactivated">See <see cref="DifferenceKind.Deactivated"/>.</param>
/// <param name="Drifted">See <see cref="DifferenceKind.Drifted"/>.</param>
/// <param name="LeftOver">See <see cref="DifferenceKind.LeftOver"/>.</param>
public sealed record ReconciliationCounts(long Same, long Missing, long NotLinked, long Deactivated, long Drifted, long LeftOver)
{
    /// <summary>How many differ.</summary>
    public long Different => Missing + NotLinked + Deactivated + Drifted + LeftOver;

    internal static ReconciliationCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    internal ReconciliationCounts With(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Missing => this with { Missing = Missing + 1 },
        DifferenceKind.NotLinked => this with { NotLinked = NotLinked + 1 },
        DifferenceKind.Deactivated => this with { Deactivated = Deactivated + 1 },
        DifferenceKind.Drifted => this with { Drifted = Drifted + 1 },
        _ => this with { LeftOver = LeftOver + 1 },
    };
}
