namespace Okta.Xaas.Http.Internal;

/// <summary>The end of a chain that belongs to one client: disposes with it of what was made for it, and leaves a handler that was given alone.</summary>
internal sealed class SendingHandler(HttpMessageHandler sender, bool ownsHandler, IDisposable? credential) : DelegatingHandler(sender)
{
    protected override void Dispose(bool disposing)
    {
        if (disposing) credential?.Dispose();
        base.Dispose(disposing && ownsHandler);
    }
}
