using Okta.Xaas.Authentication;

namespace Okta.Xaas.Tests.DependencyInjection;

/// <summary>A credential of an application's own.</summary>
internal sealed class OwnCredential(string proof) : IOktaCredential, IDisposable
{
    public bool IsDisposed { get; private set; }

    public ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new("Own", proof);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => IsDisposed = true;
}
