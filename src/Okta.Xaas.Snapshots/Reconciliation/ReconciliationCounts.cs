namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>How many people, groups or memberships are as the store has them, and how many are not.</summary>
public sealed record ReconciliationCounts
{
    /// <summary>Alike in the org and the store; also of whom the store does not know what was imported, as long as Okta has them; of memberships <c>0</c>, as only differences are counted.</summary>
    public long Same { get; init; }

    /// <summary>See <see cref="DifferenceKind.Missing"/>.</summary>
    public long Missing { get; init; }

    /// <summary>See <see cref="DifferenceKind.NotLinked"/>.</summary>
    public long NotLinked { get; init; }

    /// <summary>See <see cref="DifferenceKind.Deactivated"/>.</summary>
    public long Deactivated { get; init; }

    /// <summary>See <see cref="DifferenceKind.Drifted"/>.</summary>
    public long Drifted { get; init; }

    /// <summary>See <see cref="DifferenceKind.LeftOver"/>.</summary>
    public long LeftOver { get; init; }

    /// <summary>How many differ.</summary>
    public long Different => Missing + NotLinked + Deactivated + Drifted + LeftOver;

    internal static ReconciliationCounts None { get; } = new();

    internal ReconciliationCounts With(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Missing => this with { Missing = Missing + 1 },
        DifferenceKind.NotLinked => this with { NotLinked = NotLinked + 1 },
        DifferenceKind.Deactivated => this with { Deactivated = Deactivated + 1 },
        DifferenceKind.Drifted => this with { Drifted = Drifted + 1 },
        _ => this with { LeftOver = LeftOver + 1 },
    };
}
