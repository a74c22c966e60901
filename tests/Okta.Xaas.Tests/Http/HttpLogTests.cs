using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http;

public sealed class HttpLogTests : IDisposable
{
    private const string RateLimitReset = "1793599230";
    private readonly CollectingLogger _log = new();

    [Fact]
    public async Task Says_what_happened_without_a_path_a_token_or_a_body()
    {
        using var wire = new Wire(
            _log,
            [
                Wire.Answer(429, "SecretBody", headers: [("Date", "Mon, 02 Nov 2026 06:00:00 GMT"), ("X-Rate-Limit-Reset", RateLimitReset), ("X-Okta-Request-Id", "req-1")]),
                Wire.Fault(new HttpRequestException("SecretFault")),
                Wire.Answer(200, """{"externalId":"SecretId","profile":{"userName":"SecretName"}}""", headers: [("X-Okta-Request-Id", "req-3")]),
            ]);

        await wire.Api.GetUserAsync("SecretId");

        _log.Lines.Select(line => line.Id).Should().Equal(100, 102, 101, 102, 100);
        _log.Lines[0].Text.Should().StartWith("Okta answered 429 to getIdentitySourceUser after ").And.EndWith(" ms [request id req-1]");
        _log.Lines[1].Text.Should().Be("getIdentitySourceUser waits 00:00:31 before attempt 2: rate limit");
        _log.Lines[2].Text.Should().StartWith("No answer from Okta to getIdentitySourceUser after ").And.EndWith(" ms: HttpRequestException");
        _log.Lines[3].Text.Should().StartWith("getIdentitySourceUser waits 00:00:02").And.EndWith(" before attempt 3: no answer");
        _log.Everything.Should().NotContain("Secret").And.NotContain(Wire.Token).And.NotContain("/users");
    }

    [Fact]
    public async Task Says_when_it_gives_up()
    {
        using var wire = new Wire(_log, [Wire.Answer(503), Wire.Answer(503)], new() { MaxRetries = 1 });

        await wire.Api.Awaiting(api => api.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>();

        _log.Lines[^1].Should().Be((103, "listIdentitySourceSessions is given up after attempt 2: server error"));
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_repeated_is_not_given_up_but_answered()
    {
        using var wire = new Wire(_log, [Wire.Answer(503)]);

        await wire.Api.Awaiting(api => api.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>();

        _log.Lines.Select(line => line.Id).Should().Equal(100);
    }

    public void Dispose() => _log.Dispose();
}
