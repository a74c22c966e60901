using Okta.Xaas.Authentication.Internal;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>What the decisions come to, in virtual time, under the real API.</summary>
public class RetryHandlerTests
{
    private const string Date = "Mon, 02 Nov 2026 06:00:00 GMT";
    private const string In30Seconds = "1793599230";

    [Fact]
    public async Task An_upload_that_hits_the_rate_limit_waits_for_the_reset_and_sends_the_same_bytes_again()
    {
        using var wire = new Wire(RateLimited("req-1"), RateLimited("req-2"), Wire.Okta(202));

        await wire.Api.UploadGroupsForDeleteAsync("aps1", ["G1"]);

        wire.Clock.Elapsed.Should().Be(TimeSpan.FromSeconds(62));
        wire.Requests.Select(request => request.BodyText).Distinct().Should().Equal("""{"externalIds":["G1"]}""");
        wire.Requests.Select(request => request.Headers.GetValueOrDefault("X-Okta-Retry-Count")).Should().Equal(null, "1", "2");
        wire.Requests.Select(request => request.Headers.GetValueOrDefault("X-Okta-Retry-For")).Should().Equal(null, "req-1", "req-1");
        wire.Requests.Select(request => request.Headers["Authorization"]).Should().Equal(Enumerable.Repeat("SSWS " + Wire.Token, 3));
    }

    [Theory]
    [InlineData("CreateSessionAsync")]
    [InlineData("StartImportAsync")]
    [InlineData("UploadUsersForUpsertAsync")]
    [InlineData("UploadUsersForDeleteAsync")]
    [InlineData("UploadAsync")]
    [InlineData("CreateUserAsync")]
    [InlineData("ReplaceUserAsync")]
    [InlineData("UpdateUserAsync")]
    [InlineData("DeleteUserAsync")]
    [InlineData("UpdateGroupAsync")]
    [InlineData("DeleteGroupAsync")]
    [InlineData("CreateGroupMembershipAsync")]
    [InlineData("DeleteGroupMembershipAsync")]
    public async Task A_write_is_sent_once_when_it_is_open_whether_Okta_did_it(string method)
    {
        foreach (var end in new[] { Wire.Answer(500), Wire.Answer(503), Wire.Answer(504), Wire.Fault(new HttpRequestException()), Wire.Fault(new IOException()) })
        {
            using var wire = new Wire(end);
            await OperationCase.Of(method).Call.Invoking(call => call(wire.Api)).Should().ThrowAsync<OktaApiException>();
            wire.Requests.Should().ContainSingle();
            wire.Clock.Elapsed.Should().Be(TimeSpan.Zero);
        }
    }

    [Theory]
    [InlineData("ListSessionsAsync")]
    [InlineData("GetSessionAsync")]
    [InlineData("DeleteSessionAsync")]
    [InlineData("GetUserAsync")]
    [InlineData("GetGroupAsync")]
    [InlineData("GetGroupMembershipsAsync")]
    public async Task Reading_and_cancelling_go_on_over_faults(string method)
    {
        var expected = OperationCase.Of(method);
        using var wire = new Wire(
            Wire.Fault(new HttpRequestException()), Wire.Answer(503, headers: [("X-Okta-Request-Id", "req-2")]), Wire.Fault(new IOException()), Wire.Fault(new TimeoutException()), Wire.Okta(200, expected.Answer));

        await expected.Call(wire.Api);

        wire.Requests.Should().HaveCount(5);
        wire.Clock.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(15)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(18.75));
        wire.Requests.Select(request => request.Headers.GetValueOrDefault("X-Okta-Retry-Count")).Should().Equal(null, "1", "2", "3", "4");
        wire.Requests.Select(request => request.Headers.GetValueOrDefault("X-Okta-Retry-For")).Should().Equal(null, null, "req-2", "req-2", "req-2");
    }

    [Fact]
    public async Task A_read_whose_body_breaks_off_is_asked_again()
    {
        using var wire = new Wire(BreakingBody.Answer("""{"externalId":""", new IOException()), Wire.Answer(200, """{"externalId":"E1"}"""));

        (await wire.Api.GetUserAsync("E1")).ExternalId.Should().Be("E1");

        wire.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_write_whose_bodys_answer_breaks_off_is_not()
    {
        using var wire = new Wire(BreakingBody.Answer("""{"externalId":""", new IOException()));

        await wire.Api.Awaiting(api => api.CreateUserAsync("E1", new() { UserName = "a" })).Should().ThrowAsync<OktaApiException>();

        wire.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_last_answer_is_the_callers_when_attempts_run_out()
    {
        using var wire = new Wire(
            null, [Wire.Answer(503, headers: [("X-Okta-Request-Id", "req-1")]), Wire.Answer(503), Wire.Answer(502, headers: [("X-Okta-Request-Id", "req-3")])], new RetryOptions { MaxRetries = 2 });

        var thrown = (await wire.Api.Awaiting(api => api.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Message.Should().StartWith("Okta answered 502").And.EndWith("[request id req-3]");
        wire.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_session_delete_whose_answer_was_lost_may_then_be_refused()
    {
        using var wire = new Wire(Wire.Fault(new IOException()), Wire.Answer(400, """{"errorCode":"E0000001","errorSummary":"Only a session that is in CREATED or IN_PROGRESS status can be canceled."}"""));

        (await wire.Api.Awaiting(api => api.DeleteSessionAsync("aps1")).Should().ThrowAsync<OktaApiException>()).Which.ErrorCode.Should().Be("E0000001");
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_at_once()
    {
        using var caller = new CancellationTokenSource();
        var clock = new VirtualTimeProvider();
        using var network = new ScriptedHandler(RateLimited("req-1"));
        using var api = IdentitySourcesApi.Create(Wire.Options(), network, timeProvider: clock);
        var waits = new TaskCompletionSource<TimeSpan>();
        RetryNotice.Observer = (wait, _) => waits.SetResult(wait);

        var call = api.CreateSessionAsync(caller.Token);
        (await waits.Task).Should().Be(TimeSpan.FromSeconds(31));
        await caller.CancelAsync();

        (await ((Func<Task>)(() => call)).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(caller.Token);
        network.Requests.Should().ContainSingle();
        clock.Elapsed.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Answers_of_abandoned_attempts_are_disposed_and_the_last_one_is_not()
    {
        List<HttpResponseMessage> answers = [new(System.Net.HttpStatusCode.TooManyRequests), new(System.Net.HttpStatusCode.TooManyRequests), new(System.Net.HttpStatusCode.Accepted)];
        using var network = new ScriptedHandler(answers.Select(answer => (Func<HttpResponseMessage>)(() => answer)));
        var clock = new VirtualTimeProvider(autoAdvance: true);
        using var handler = new RetryHandler(new RetryOptions(), clock, new ServerClock(clock), () => 0, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance) { InnerHandler = network };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://example.okta.com/");

        (await invoker.SendAsync(request, default)).Should().BeSameAs(answers[2]);

        answers.Select(IsDisposed).Should().Equal(true, true, false);

        static bool IsDisposed(HttpResponseMessage answer)
        {
            try
            {
                answer.StatusCode = answer.StatusCode;
                return false;
            }
            catch (ObjectDisposedException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task The_one_who_waits_is_told_and_nobody_else()
    {
        using var wire = new Wire(RateLimited("req-1"), Wire.Okta(202));
        using var other = new Wire(RateLimited("req-1"), Wire.Okta(202));
        List<(TimeSpan, string)> seen = [];
        await ObservedAsync();
        await other.Api.UploadGroupsForDeleteAsync("aps1", ["G1"]);

        seen.Should().Equal((TimeSpan.FromSeconds(31), "rate limit"));

        async Task ObservedAsync()
        {
            RetryNotice.Observer = (wait, reason) => seen.Add((wait, reason));
            await wire.Api.UploadGroupsForDeleteAsync("aps1", ["G1"]);
        }
    }

    private static Func<HttpResponseMessage> RateLimited(string requestId) => Wire.Answer(
        429, """{"errorCode":"E0000047"}""", headers: [("Date", Date), ("X-Rate-Limit-Limit", "600"), ("X-Rate-Limit-Remaining", "0"), ("X-Rate-Limit-Reset", In30Seconds), ("X-Okta-Request-Id", requestId)]);
}
