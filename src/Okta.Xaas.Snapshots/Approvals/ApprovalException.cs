namespace Okta.Xaas.Snapshots.Approvals;

/// <summary>A decision was not taken: there is no such approval, it cannot be decided any more, or not by this person. Nothing was changed.</summary>
public sealed class ApprovalException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Why, and what to do.</param>
    public ApprovalException(string message)
        : base(message)
    {
    }
}
