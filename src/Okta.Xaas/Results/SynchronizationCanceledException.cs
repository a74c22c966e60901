namespace Okta.Xaas;

/// <summary>The caller's token ended a run. Its open session was cancelled, or its import left to Okta; the result tells, and what was imported before.</summary>
public sealed class SynchronizationCanceledException : OperationCanceledException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was under way.</param>
    /// <param name="result">The account up to the cancellation.</param>
    /// <param name="innerException">The cancellation below.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public SynchronizationCanceledException(string message, SyncResult result, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
        Result = result;
    }

    /// <summary>The account up to the cancellation.</summary>
    public SyncResult Result { get; }
}
