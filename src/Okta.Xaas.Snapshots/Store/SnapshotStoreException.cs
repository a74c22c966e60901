namespace Okta.Xaas.Snapshots;

/// <summary>A store cannot be opened, read or written, or was made by another version or with another key.</summary>
public sealed class SnapshotStoreException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to mend it.</param>
    /// <param name="innerException">The fault below.</param>
    public SnapshotStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
