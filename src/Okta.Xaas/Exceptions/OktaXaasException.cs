namespace Okta.Xaas;

/// <summary>
/// The base of the exceptions of Okta.Xaas and its packages, for one <see langword="catch"/> of all of them. Not of it are a run that was cancelled,
/// <see cref="SynchronizationCanceledException"/>, which is an <see cref="OperationCanceledException"/>, and what .NET throws for wrong arguments and options.
/// </summary>
public abstract class OktaXaasException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to mend it; never a secret or a value of a profile.</param>
    /// <param name="innerException">The fault below.</param>
    protected OktaXaasException(string? message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
