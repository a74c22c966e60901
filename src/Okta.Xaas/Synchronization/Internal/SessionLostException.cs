using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The session can no longer be imported as it was meant, but everything that it held can be loaded into a fresh one.</summary>
internal sealed class SessionLostException(string message, SessionStatus? status, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What the session is now; <see langword="null"/> when it is still open and must be cancelled first.</summary>
    public SessionStatus? Status { get; } = status;
}
