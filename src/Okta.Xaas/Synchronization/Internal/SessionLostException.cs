namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The session can no longer be imported as it was meant, but everything that it held can be loaded into a fresh one.</summary>
internal sealed class SessionLostException(string message, Exception? innerException = null) : Exception(message, innerException);
