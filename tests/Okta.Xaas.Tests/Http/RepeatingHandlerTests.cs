using Okta.Xaas.Http;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http;

/// <summary>Requests to others than Okta are repeated by the same decision, and without Okta's marks.</summary>
public class RepeatingHandlerTests
{
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);

    [Fact]
    public async Task A_read_goes_on_over_faults_and_is_not_marked_as_a_repetition()
    {
        using var network = new ScriptedHandler(Wire.Fault(new HttpRequestException()), Wire.Answer(503), Wire.Answer(429, headers: [("Retry-After", "30")]), Wire.Answer(200));

        using var answer = await SendAsync(network, HttpMethod.Get);

        ((int)answer.StatusCode).Should().Be(200);
        network.Requests.Should().HaveCount(4).And.OnlyContain(request => !request.Headers.Keys.Any(name => name.StartsWith("X-Okta", StringComparison.OrdinalIgnoreCase)));
        _clock.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(33)).And.BeLessThan(TimeSpan.FromSeconds(34));
    }

    [Theory]
    [InlineData("GET", 404)]
    [InlineData("GET", 302)]
    [InlineData("POST", 500)]
    public async Task What_another_try_cannot_help_or_could_do_twice_is_the_callers(string method, int status)
    {
        using var network = new ScriptedHandler(Wire.Answer(status));

        using var answer = await SendAsync(network, new HttpMethod(method));

        ((int)answer.StatusCode).Should().Be(status);
        network.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Options_out_of_their_range_are_told_all_at_once() =>
        FluentActions.Invoking(() => RepeatingHandler.Create(new RetryOptions { MaxRetries = 21, AttemptTimeout = TimeSpan.Zero }, "read people"))
            .Should().Throw<ArgumentException>().WithMessage("Retry.MaxRetries is 21*Retry.AttemptTimeout is 00:00:00*");

    private async Task<HttpResponseMessage> SendAsync(ScriptedHandler network, HttpMethod method)
    {
        var handler = RepeatingHandler.Create(new RetryOptions(), "read people", _clock);
        handler.InnerHandler = network;
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(method, "https://hr.example.com/people");
        return await http.SendAsync(request, CancellationToken.None);
    }
}
