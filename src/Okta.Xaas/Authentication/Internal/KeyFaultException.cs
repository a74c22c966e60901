namespace Okta.Xaas.Authentication.Internal;

/// <summary>Says what is wrong with a key and how to mend it, as the rest of a sentence that begins with what the key is called. Never shows any of it.</summary>
internal sealed class KeyFaultException(string message) : Exception(message)
{
    /// <summary>The option at fault, when it is not the key itself.</summary>
    public string? Option { get; init; }
}
