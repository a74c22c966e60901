using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http.Internal;

public class HandlerChainTests
{
    [Fact]
    public void Each_attempt_is_bounded_and_signed_anew() =>
        HandlerChain.Create(Wire.Options(), new ApiTokenCredential(Wire.Token), TimeProvider.System, NullLogger.Instance)
            .Select(handler => handler.GetType()).Should().Equal(typeof(RetryHandler), typeof(AttemptHandler), typeof(AuthenticationHandler));

    [Fact]
    public async Task Each_attempt_gets_a_fresh_proof()
    {
        using var network = new ScriptedHandler(Wire.Answer(503), Wire.Fault(new IOException()), Wire.Answer(200));
        var handlers = HandlerChain.Create(Wire.Options(), new CountingCredential(), new VirtualTimeProvider(autoAdvance: true), NullLogger.Instance);
        using var client = new HttpClient(HandlerChain.Join(handlers, network));

        using var answer = await client.GetAsync(new Uri("https://example.okta.com/"));

        network.Requests.Select(request => request.Headers["Authorization"]).Should().Equal("Proof 1", "Proof 2", "Proof 3");
    }

    [Fact]
    public async Task Time_that_only_the_virtual_clock_counts_does_not_end_an_attempt()
    {
        var clock = new VirtualTimeProvider();
        using var network = new SlowHandler(() => clock.Advance(TimeSpan.FromDays(1)));
        var handlers = HandlerChain.Create(Wire.Options(), new CountingCredential(), clock, NullLogger.Instance);
        using var client = new HttpClient(HandlerChain.Join(handlers, network));

        using var answer = await client.GetAsync(new Uri("https://example.okta.com/"));

        answer.IsSuccessStatusCode.Should().BeTrue();
    }

    private sealed class SlowHandler(Action work) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            work();
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(new HttpResponseMessage());
        }
    }

    private sealed class CountingCredential : IOktaCredential
    {
        private int _count;

        public ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Proof", $"{++_count}");
            return ValueTask.CompletedTask;
        }
    }
}
