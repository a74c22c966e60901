using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;
using Okta.Xaas.Tests.Http.Support;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>Over a real socket: nothing below the SDK's own retry sends a request again.</summary>
public sealed class NoResendTests
{
    public static TheoryData<string> Methods => [.. OperationCase.All.Select(operation => operation.Method)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_connection_that_closes_unanswered_costs_one_attempt(string method)
    {
        // The first request makes the connection a used one, which .NET takes for idle when it closes.
        using var server = new SocketServer((_, count) => count == 1 ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Okta-Request-Id: r\r\n\r\n[]" : null);
        using var api = IdentitySourcesApi.Create(Options(server, retries: 0), credential: new CountingCredential());
        await api.ListSessionsAsync();

        var thrown = (await OperationCase.Of(method).Call.Invoking(call => call(api)).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Outcome.Should().Be(RequestOutcome.Unknown);
        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Each_attempt_of_a_read_has_a_proof_of_its_own()
    {
        using var server = new SocketServer((_, count) => count is 2 or 3 ? null : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Okta-Request-Id: r\r\n\r\n[]");
        using var api = IdentitySourcesApi.Create(Options(server, retries: 5), credential: new CountingCredential(), timeProvider: new VirtualTimeProvider(autoAdvance: true));

        await api.ListSessionsAsync();
        await api.ListSessionsAsync();

        server.Requests.Select(request => request.Split("\r\n").Single(line => line.StartsWith("Authorization:", StringComparison.Ordinal)))
            .Should().Equal("Authorization: Proof 1", "Authorization: Proof 2", "Authorization: Proof 3", "Authorization: Proof 4");
    }

    [Theory]
    [InlineData("DPoP", true)]
    [InlineData("X-Other", false)]
    public void A_connection_that_carries_proofs_is_not_kept_where_a_read_cannot_be_forbidden_to_be_sent_again(string header, bool closes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.okta.com/");
        request.Headers.Add(header, "value");

        NoResend.CloseAfterProof(request);

        (request.Headers.ConnectionClose == true).Should().Be(closes);
    }

    private static OktaXaasOptions Options(SocketServer server, int retries)
    {
        var options = Wire.Options();
        options.OktaDomain = server.Address;
        options.Retry = new RetryOptions { MaxRetries = retries };
        return options;
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
