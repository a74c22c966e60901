using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

/// <summary>The bodies of the request log have an end, too.</summary>
public sealed class KeptRequestBodiesTests
{
    [Fact]
    public async Task The_newest_bodies_are_kept_and_the_requests_stay()
    {
        await using var org = await TestOrg.StartAsync(o => o.KeepRequestBodies = true);
        var body = new string('x', 8 * 1024 * 1024);
        for (var i = 0; i < 9; i++) await org.PostAsync("sessions", body);
        org.Okta.Requests.Should().HaveCount(9);
        org.Okta.Requests.Select(entry => entry.Request.Body is not null).Should().Equal(false, true, true, true, true, true, true, true, true);
        org.Okta.Requests[0].Request.BodyLength.Should().Be(body.Length);
    }
}
