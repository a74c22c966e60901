using Okta.Xaas.Authentication;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>The credential that the options describe; one for the life of the container, as the token is kept in it while the HTTP handlers come and go.</summary>
internal sealed class OAuthCredential(PrivateKeyJwtCredential value) : IDisposable
{
    public PrivateKeyJwtCredential Value { get; } = value;

    public void Dispose() => Value.Dispose();
}
