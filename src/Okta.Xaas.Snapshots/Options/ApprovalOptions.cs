namespace Okta.Xaas.Snapshots;

/// <summary>How runs that a safeguard stopped are approved; see <see cref="Approvals.IFeedApprovals"/>.</summary>
public sealed class ApprovalOptions
{
    /// <summary>How long a stopped run can be approved and done. Default 7 days; more than zero, at most 90 days.</summary>
    public TimeSpan ValidFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Whether somebody else must approve than who asked for the run; names are compared but for their case. Default <see langword="true"/>.</summary>
    public bool AnotherPerson { get; set; } = true;
}
