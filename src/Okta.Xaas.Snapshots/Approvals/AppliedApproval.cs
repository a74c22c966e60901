namespace Okta.Xaas.Snapshots.Approvals;

/// <summary>What a run has done by an approval, and what it has left.</summary>
/// <param name="ApprovalId">The approval.</param>
/// <param name="ApprovedBy">Who approved.</param>
/// <param name="Applied">How many changes were handed to Okta: approved, and still said by the list.</param>
/// <param name="LeftOut">How many changes of the list were left for the next run: those that the approval does not have, and those that cannot be without them.</param>
/// <param name="NotListed">How many approved changes the list does not say any more.</param>
public sealed record AppliedApproval(string ApprovalId, string ApprovedBy, long Applied, long LeftOut, long NotListed);
