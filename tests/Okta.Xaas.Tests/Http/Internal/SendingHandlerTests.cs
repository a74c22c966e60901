using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

public class SendingHandlerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Disposes_of_what_was_made_for_it(bool ownsHandler)
    {
        using var sender = new Recorder();
        using var credential = new Recorder();

        new SendingHandler(sender, ownsHandler, credential).Dispose();

        (sender.IsDisposed, credential.IsDisposed).Should().Be((ownsHandler, true));
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
