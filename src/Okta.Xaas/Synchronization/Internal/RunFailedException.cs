namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Ends a run from within; becomes the public exception once the account is complete.</summary>
internal sealed class RunFailedException(string message, Exception? innerException = null) : Exception(message, innerException);
