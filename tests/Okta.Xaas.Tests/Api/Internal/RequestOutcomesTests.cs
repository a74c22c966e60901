using System.Net;
using System.Net.Sockets;
using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Tests.Api.Internal;

/// <summary>The whole table: every status, with Okta's own body and without, and every way to get no answer at all.</summary>
public class RequestOutcomesTests
{
    private static readonly Exception?[] Causes =
    [
        null,
        new IOException("cut off"),
        new TaskCanceledException("time-out"),
        new HttpRequestException(HttpRequestError.ConnectionError, "no connection"),
        new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)),
    ];

    public static TheoryData<int, int, RequestOutcome, RequestOutcome> Statuses => new()
    {
        // from, to, with an error of Okta's in the body, without
        { 100, 199, RequestOutcome.Unknown, RequestOutcome.Unknown },
        { 200, 299, RequestOutcome.Unknown, RequestOutcome.Unknown },
        { 300, 399, RequestOutcome.Unknown, RequestOutcome.Unknown },
        { 400, 407, RequestOutcome.Refused, RequestOutcome.Unknown },
        { 408, 408, RequestOutcome.Unknown, RequestOutcome.Unknown },
        { 409, 424, RequestOutcome.Refused, RequestOutcome.Unknown },
        { 425, 425, RequestOutcome.Unknown, RequestOutcome.Unknown },
        { 426, 428, RequestOutcome.Refused, RequestOutcome.Unknown },
        { 429, 429, RequestOutcome.Refused, RequestOutcome.Refused },
        { 430, 499, RequestOutcome.Refused, RequestOutcome.Unknown },
        { 500, 502, RequestOutcome.Unknown, RequestOutcome.Unknown },
        { 503, 503, RequestOutcome.Refused, RequestOutcome.Unknown },
        { 504, 599, RequestOutcome.Unknown, RequestOutcome.Unknown },
    };

    public static TheoryData<HttpRequestError> RequestErrors => new(Enum.GetValues<HttpRequestError>());

    public static TheoryData<SocketError> SocketErrors => new(Enum.GetValues<SocketError>().Distinct());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_decides_with_or_without_Oktas_own_body(int from, int to, RequestOutcome withOktaError, RequestOutcome without)
    {
        foreach (var status in Enumerable.Range(from, to - from + 1).Select(s => (HttpStatusCode)s))
        {
            foreach (var cause in Causes)
            {
                RequestOutcomes.Of(status, isOktaError: true, cause).Should().Be(withOktaError, "of {0} with an error of Okta's, after {1}", (int)status, cause);
                RequestOutcomes.Of(status, isOktaError: false, cause).Should().Be(without, "of {0} without one, after {1}", (int)status, cause);
            }
        }
    }

    [Fact]
    public void The_table_has_every_status_once() =>
        Statuses.SelectMany(row => Enumerable.Range((int)row[0], (int)row[1] - (int)row[0] + 1)).Should().Equal(Enumerable.Range(100, 500));

    [Theory]
    [MemberData(nameof(RequestErrors))]
    public void Without_a_status_only_a_connection_that_was_never_made_is_not_sent(HttpRequestError error)
    {
        var notSent = error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

        Of(new HttpRequestException(error, "no answer")).Should().Be(notSent ? RequestOutcome.NotSent : RequestOutcome.Unknown);
    }

    [Theory]
    [MemberData(nameof(SocketErrors))]
    public void Nor_is_what_the_socket_says_of_a_connection_that_was_there(SocketError error)
    {
        var notSent = error is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NetworkUnreachable or SocketError.HostUnreachable;

        Of(new HttpRequestException("no answer", new SocketException((int)error))).Should().Be(notSent ? RequestOutcome.NotSent : RequestOutcome.Unknown);
    }

    [Fact]
    public void Without_an_answer_anything_else_is_unknown()
    {
        Exception?[] others =
        [
            null,
            new IOException("reset"),
            new TaskCanceledException("time-out", new TimeoutException()),
            new HttpRequestException("reset", new IOException("reset", new SocketException((int)SocketError.ConnectionRefused))),
            new SocketException((int)SocketError.ConnectionReset),
        ];
        foreach (var cause in others) Of(cause).Should().Be(RequestOutcome.Unknown, "after {0}", cause);
    }

    [Fact]
    public void An_exception_asks_the_table()
    {
        new OktaApiException("op", HttpStatusCode.BadRequest) { ErrorCode = "E0000001" }.Outcome.Should().Be(RequestOutcome.Refused);
        new OktaApiException("op", HttpStatusCode.BadRequest).Outcome.Should().Be(RequestOutcome.Unknown);
        new OktaApiException("op", null, null, new HttpRequestException(HttpRequestError.ConnectionError)).Outcome.Should().Be(RequestOutcome.NotSent);
        new OktaApiException("op", null, null, new IOException()).Outcome.Should().Be(RequestOutcome.Unknown);
    }

    private static RequestOutcome Of(Exception? cause)
    {
        var outcome = RequestOutcomes.Of(null, isOktaError: false, cause);
        RequestOutcomes.Of(null, isOktaError: true, cause).Should().Be(outcome, "half of an error of Okta's without its status proves nothing");
        return outcome;
    }
}
