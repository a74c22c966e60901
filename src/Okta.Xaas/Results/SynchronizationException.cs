namespace Okta.Xaas;

/// <summary>A run failed. The result tells what Okta has imported, what is in doubt and what was never sent.</summary>
public sealed class SynchronizationException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed, where, and how to mend it.</param>
    /// <param name="result">The account up to the failure.</param>
    /// <param name="innerException">The fault below; see <see cref="OktaApiException"/>.</param>
    public SynchronizationException(string message, SyncResult result, Exception? innerException = null)
        : base(message, innerException)
    {
        Result = result;
    }

    /// <summary>The account up to the failure.</summary>
    public SyncResult Result { get; }
}
