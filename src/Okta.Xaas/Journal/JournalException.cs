namespace Okta.Xaas.Journal;

/// <summary>A journal is in use by another process, cannot be read or written, or is damaged.</summary>
public sealed class JournalException : OktaXaasException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and how to mend it.</param>
    /// <param name="innerException">The fault below.</param>
    public JournalException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
