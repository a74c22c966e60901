namespace Okta.Xaas.Snapshots;

/// <summary>Another run has the identity source. Nothing was done.</summary>
public sealed class SnapshotBusyException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which source, and what to do.</param>
    public SnapshotBusyException(string message)
        : base(message)
    {
    }
}
