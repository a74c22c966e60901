namespace Okta.Xaas.Snapshots;

/// <summary>The numbers of one kind in a plan: entities, or single memberships.</summary>
public sealed record KindCounts
{
    /// <summary>How many the store has: what was imported so far.</summary>
    public long Stored { get; init; }

    /// <summary>How many different ones the list has, those held back included.</summary>
    public long Listed { get; init; }

    /// <summary>How many are to be added.</summary>
    public long Added { get; init; }

    /// <summary>How many are to be updated.</summary>
    public long Updated { get; init; }

    /// <summary>How many are to be sent again without a change.</summary>
    public long Resent { get; init; }

    /// <summary>How many are to be deleted; of memberships, how many members are to be taken out of groups.</summary>
    public long Deleted { get; init; }

    /// <summary>How many changes these are.</summary>
    public long Changes => Added + Updated + Resent + Deleted;

    internal KindCounts Count(PlannedAction action, long count) => action switch
    {
        PlannedAction.Add => this with { Added = Added + count },
        PlannedAction.Update => this with { Updated = Updated + count },
        PlannedAction.Resend => this with { Resent = Resent + count },
        _ => this with { Deleted = Deleted + count },
    };
}
