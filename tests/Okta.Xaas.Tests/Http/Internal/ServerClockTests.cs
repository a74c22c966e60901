using Okta.Xaas.Authentication.Internal;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Tests.Http.Internal;

public class ServerClockTests
{
    private readonly VirtualTimeProvider _time = new();

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    [InlineData(7200)]
    [InlineData(399 * 86_400)]
    public void Follows_the_servers_clock(int secondsAhead)
    {
        var clock = new ServerClock(_time);
        using var answer = new HttpResponseMessage();
        answer.Headers.Date = VirtualTimeProvider.Start.AddSeconds(secondsAhead);

        clock.Learn(answer);

        clock.Now.Should().Be(VirtualTimeProvider.Start.AddSeconds(secondsAhead));
        clock.TimeOf(answer).Should().Be(VirtualTimeProvider.Start.AddSeconds(secondsAhead));
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("Mon, 01 Jan 0001 00:00:00 GMT")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("soon")]
    public async Task A_time_that_cannot_be_is_not_remembered_and_signing_goes_on(string date)
    {
        var clock = new ServerClock(_time);
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Date", date).Should().BeTrue();

        clock.Learn(answer);

        clock.Now.Should().Be(VirtualTimeProvider.Start);
        clock.TimeOf(answer).Should().BeNull();
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        using var key = Xaas.Authentication.ClientKey.FromText(rsa.ExportPkcs8PrivateKeyPem(), "k");
        (await new ClientAssertion("0oaClient", key.Signer, new Uri("https://example.okta.com")).WriteAsync(clock.Now, default)).Should().NotBeEmpty();
    }
}
