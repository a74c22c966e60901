namespace Okta.Xaas.Snapshots.Approvals;

/// <summary>How an approval stands.</summary>
public enum ApprovalState
{
    /// <summary>Nobody has decided yet.</summary>
    Waiting,

    /// <summary>Approved: the next run does it.</summary>
    Approved,

    /// <summary>Refused: runs that would do the same are stopped without asking again, until its time is over.</summary>
    Refused,

    /// <summary>A run has sent what was approved, as far as the list still said it.</summary>
    Applied,

    /// <summary>Not needed any more: a later list has other changes, or a run got through without it.</summary>
    Superseded,

    /// <summary>Its time is over.</summary>
    Expired,
}
