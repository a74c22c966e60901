using Okta.Xaas.Snapshots.Approvals;

namespace Okta.Xaas.Snapshots;

/// <summary>A safeguard stopped the run. Nothing was sent to Okta.</summary>
public sealed class SafeguardException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="plan">The plan that was stopped.</param>
    /// <param name="hits">The safeguards that were not allowed.</param>
    /// <param name="approval">The approval that it waits for, or that was refused, or approved while it ran; <see langword="null"/> when nobody was asked.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> or <paramref name="hits"/> is <see langword="null"/>.</exception>
    public SafeguardException(PlanSummary plan, IReadOnlyList<SafeguardHit> hits, FeedApproval? approval = null)
        : base(MessageOf(hits, approval))
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        Hits = hits;
        Approval = approval;
    }

    /// <summary>The plan that was stopped.</summary>
    public PlanSummary Plan { get; }

    /// <summary>The safeguards that were not allowed.</summary>
    public IReadOnlyList<SafeguardHit> Hits { get; }

    /// <summary>The approval that it waits for, or that was refused, or approved while it ran; <see langword="null"/> when nobody was asked.</summary>
    public FeedApproval? Approval { get; }

    private static string MessageOf(IReadOnlyList<SafeguardHit> hits, FeedApproval? approval)
    {
        ArgumentNullException.ThrowIfNull(hits);
        return "Nothing was sent to Okta. " + string.Join(" ", hits.Select(h => h.Message)) + approval switch
        {
            null => "",
            { State: ApprovalState.Refused } => $" {approval.DecidedBy} has refused it (approval {approval.ApprovalId}).",
            { State: ApprovalState.Approved } => $" {approval.DecidedBy} has approved it meanwhile (approval {approval.ApprovalId}): the next run sends it.",
            _ => $" Or let another person approve it until {approval.ValidUntil:u}: approval {approval.ApprovalId}.",
        };
    }
}
