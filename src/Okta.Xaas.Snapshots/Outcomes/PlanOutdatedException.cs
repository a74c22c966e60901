namespace Okta.Xaas.Snapshots;

/// <summary>A plan that was approved is not what would be done now: the store has moved on, or the list has. Nothing was sent.</summary>
public sealed class PlanOutdatedException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What has changed, and what to do.</param>
    public PlanOutdatedException(string message)
        : base(message)
    {
    }
}
