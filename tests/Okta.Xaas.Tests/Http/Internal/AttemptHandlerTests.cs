using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http.Internal;

public class AttemptHandlerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task An_attempt_that_takes_too_long_has_no_answer()
    {
        using var hanging = new HangingHandler();
        var attempt = SendAsync(hanging, default);
        await hanging.Started;

        _clock.Advance(Limit - TimeSpan.FromTicks(1));
        attempt.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));

        (await ((Func<Task>)(() => attempt)).Should().ThrowAsync<TimeoutException>()).Which.Message.Should().Contain("AttemptTimeout");
    }

    [Fact]
    public async Task The_callers_token_is_no_time_limit()
    {
        using var caller = new CancellationTokenSource();
        using var hanging = new HangingHandler();
        var attempt = SendAsync(hanging, caller.Token);
        await hanging.Started;

        await caller.CancelAsync();

        await ((Func<Task>)(() => attempt)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task The_limit_holds_for_the_body_too()
    {
        using var network = new ScriptedHandler(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HangingBody()) });
        var attempt = SendAsync(network, default);

        _clock.Advance(Limit);

        await ((Func<Task>)(() => attempt)).Should().ThrowAsync<TimeoutException>();
    }

    [Fact]
    public async Task Receives_all_of_the_body_and_keeps_its_type()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, "[1]", "text/html"));

        using var response = await SendAsync(network, default);

        response.Content.Should().BeOfType<ReceivedBody>().Which.Fault.Should().BeNull();
        (await response.Content.ReadAsStringAsync()).Should().Be("[1]");
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
    }

    [Fact]
    public async Task An_attempt_whose_time_went_by_without_a_token_was_not_sent()
    {
        using var network = new ScriptedHandler();
        using var signing = new AuthenticationHandler(new HangingCredential(), new Uri("https://example.okta.com")) { InnerHandler = network };
        using var handler = new AttemptHandler(Limit, _clock, NullLogger.Instance) { InnerHandler = signing };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.okta.com/");
        var attempt = invoker.SendAsync(request, default);

        _clock.Advance(Limit);

        (await ((Func<Task>)(() => attempt)).Should().ThrowAsync<OktaAuthenticationException>()).Which.IsTransient.Should().BeTrue();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMessageHandler network, CancellationToken cancellationToken)
    {
        using var signing = new AuthenticationHandler(new ApiTokenCredential(Wire.Token), new Uri("https://example.okta.com")) { InnerHandler = network };
        using var handler = new AttemptHandler(Limit, _clock, NullLogger.Instance) { InnerHandler = signing };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.okta.com/");
        return await invoker.SendAsync(request, cancellationToken);
    }

    private sealed class HangingCredential : IOktaCredential
    {
        public async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
    }

    private sealed class HangingBody : MemoryStream
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return 0;
        }
    }
}
