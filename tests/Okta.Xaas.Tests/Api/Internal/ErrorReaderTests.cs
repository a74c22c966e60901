using System.Net;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api.Internal;

/// <summary>Each form of an error, as the caller sees it.</summary>
public class ErrorReaderTests
{
    private const string Full =
        """{"errorCode":"E0000001","errorSummary":"Api validation failed: importSessionId","errorLink":"E0000001","errorId":"oae1","errorCauses":[{"errorSummary":"Only a session that is in CREATED or IN_PROGRESS status can be canceled."},{"errorSummary":"Second."}]}""";

    [Fact]
    public async Task Reads_an_error_of_Okta()
    {
        var thrown = await FailAsync(Wire.Answer(400, Full, headers: [("X-Okta-Request-Id", "req-1")]));

        thrown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        thrown.ErrorCode.Should().Be("E0000001");
        thrown.ErrorSummary.Should().Be("Api validation failed: importSessionId");
        thrown.ErrorId.Should().Be("oae1");
        thrown.ErrorCauses.Should().Equal("Only a session that is in CREATED or IN_PROGRESS status can be canceled.", "Second.");
        thrown.RequestId.Should().Be("req-1");
        thrown.Problem.Should().BeNull();
        thrown.Message.Should().Be(
            "Okta answered 400 BadRequest to createIdentitySourceSession: E0000001 Api validation failed: importSessionId "
            + "(Only a session that is in CREATED or IN_PROGRESS status can be canceled. Second.) [request id req-1]");
    }

    [Fact]
    public async Task Reads_an_error_that_is_cut_off_as_far_as_it_goes()
    {
        for (var length = 0; length < Full.Length; length++)
        {
            var thrown = await FailAsync(Wire.Answer(400, Full[..length]));
            if (length > Full.IndexOf(",\"errorSummary", StringComparison.Ordinal)) thrown.ErrorCode.Should().Be("E0000001", "of {0} characters", length);
            if (length > Full.IndexOf("},{", StringComparison.Ordinal)) thrown.ErrorCauses.Should().Contain(cause => cause.StartsWith("Only a session"), "of {0} characters", length);
        }
    }

    [Fact]
    public async Task Reads_what_came_of_an_error_whose_connection_broke()
    {
        var cause = new IOException("reset");
        var thrown = await FailAsync(BreakingBody.Answer(Full[..40], cause, 400));

        thrown.ErrorCode.Should().Be("E0000001");
        thrown.InnerException.Should().BeSameAs(cause);
    }

    [Theory]
    [InlineData("", "application/json", "The body was empty")]
    [InlineData(" \r\n", "application/json", "The body was empty")]
    [InlineData("<!DOCTYPE html><p>Secret blocked page", "text/html", "The body was HTML, likely a proxy's and not Okta's")]
    [InlineData("<Secret/>", "application/json", "The body was HTML, likely a proxy's and not Okta's")]
    [InlineData("Secret plain text", "text/plain", "The body was not JSON, so likely not Okta's")]
    [InlineData("""{"message":"Secret"}""", "application/json", "The body was JSON, but not an error of Okta's")]
    [InlineData("""{"errorCode":"E00""", "application/json", "The body was JSON, but not an error of Okta's")]
    [InlineData("""{"errorCode":17,"errorCauses":"Secret","x":{"errorCode":"Secret"}}""", "application/json", "The body was JSON, but not an error of Okta's")]
    public async Task Says_what_a_body_was_that_is_not_Oktas_and_never_quotes_it(string body, string mediaType, string problem)
    {
        var thrown = await FailAsync(Wire.Answer(400, body, mediaType));

        thrown.Problem.Should().Be(problem);
        thrown.ErrorCode.Should().BeNull();
        thrown.ToString().Should().NotContain("Secret");
    }

    [Theory]
    [InlineData(401, "ApiToken")]
    [InlineData(401, "OktaDomain")]
    [InlineData(403, "okta.identitySources.manage")]
    [InlineData(404, "IdentitySourceId")]
    [InlineData(404, "Anything-as-a-Source")]
    public async Task Hints_at_what_to_look_at(int status, string hint)
    {
        var thrown = await FailAsync(Wire.Answer(status, """{"errorCode":"E0000099","errorSummary":"Okta's words"}"""));

        thrown.Message.Should().Contain("Okta's words").And.Contain(hint);
    }

    [Fact]
    public async Task Says_of_an_unknown_entity_that_it_may_just_not_be_there()
    {
        using var wire = new Wire(null, [Wire.Answer(404)], new RetryOptions { MaxRetries = 0 });

        var thrown = (await wire.Api.Awaiting(api => api.GetUserAsync("E1")).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Problem.Should().Be(
            "The body was empty. Okta does not know what was asked for; if that is not expected, check IdentitySourceId and that Anything-as-a-Source is enabled in the org");
    }

    [Theory]
    [InlineData("https://login.elsewhere.test/private/path?token=Secret", "login.elsewhere.test")]
    [InlineData("/relative/Secret", "is a redirect,")]
    [InlineData(null, "is a redirect,")]
    public async Task Names_only_the_host_of_a_redirect(string? location, string expected)
    {
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            var thrown = await FailAsync(Wire.Answer(status, "", headers: location is null ? [] : [("Location", location)]));

            thrown.Problem.Should().Contain(expected).And.Contain("OktaDomain").And.NotContain("Secret").And.NotContain("/");
        }
    }

    [Fact]
    public async Task Reads_no_more_than_the_first_64_KB_of_an_error()
    {
        var body = new CountingBody(10_000_000);
        var thrown = await FailAsync(() => new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(body) });

        body.Position.Should().Be(65_536);
        thrown.Problem.Should().Be("The body was not JSON, so likely not Okta's");
    }

    [Fact]
    public async Task Cuts_the_words_of_an_error_that_is_somebody_elses()
    {
        var thrown = await FailAsync(Wire.Answer(400, $$"""{"errorSummary":"{{new string('x', 50_000)}}"}"""));

        thrown.ErrorSummary.Should().HaveLength(1_000);
    }

    [Fact]
    public async Task Gives_the_rate_limit_with_the_smallest_of_several_resets()
    {
        var thrown = await FailAsync(Wire.Answer(
            400, "", headers: [("X-Rate-Limit-Limit", "600"), ("X-Rate-Limit-Remaining", "599"), ("X-Rate-Limit-Reset", "1793600060"), ("X-Rate-Limit-Reset", "1793600010")]));

        thrown.RateLimit.Should().Be(new OktaRateLimit(600, 599, DateTimeOffset.FromUnixTimeSeconds(1793600010)));
    }

    private static async Task<OktaApiException> FailAsync(Func<HttpResponseMessage> answer)
    {
        using var wire = new Wire(answer);
        return (await wire.Api.Awaiting(api => api.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;
    }

    private sealed class CountingBody(long length) : MemoryStream
    {
        private long _read;

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - _read);
            buffer.Span[..count].Fill((byte)'x');
            _read += count;
            return ValueTask.FromResult(count);
        }
    }
}
