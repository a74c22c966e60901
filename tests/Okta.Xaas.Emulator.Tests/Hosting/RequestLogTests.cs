using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

public sealed class RequestLogTests
{
    [Fact]
    public async Task Each_request_is_logged_with_what_became_of_it()
    {
        await using var org = await TestOrg.StartAsync();
        org.Client.DefaultRequestHeaders.TryAddWithoutValidation("X-Okta-Retry-Count", "2");
        org.Clock.Advance(TimeSpan.FromSeconds(5));
        var answer = await org.GetAsync("users/nobody?x=1");
        var entry = org.Okta.Requests.Single();
        entry.Request.Number.Should().Be(1);
        entry.Request.Time.Should().Be(org.Clock.GetUtcNow());
        entry.Request.Method.Should().Be("GET");
        entry.Request.Path.Should().Be(org.SourcePath + "users/nobody");
        entry.Request.Query.Should().Be("x=1");
        entry.Request.Operation.Should().Be("getIdentitySourceUser");
        entry.Request.Headers["x-okta-retry-count"].Should().Be("2");
        entry.Request.HasAuthorization.Should().BeTrue();
        entry.StatusCode.Should().Be(404);
        entry.EffectStatusCode.Should().Be(404);
        entry.ErrorCode.Should().Be("E0000007");
        entry.RequestId.Should().Be(answer.Header("X-Okta-Request-Id"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_credential_is_kept(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(o => o.KeepRequestBodies = true, overSocket);
        org.Client.DefaultRequestHeaders.TryAddWithoutValidation("DPoP", "proof-of-possession");
        org.Client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", "sid=emulator-cookie");
        await org.PostAsync("users", Bodies.User("E1"));
        var entry = org.Okta.Requests.Single();
        entry.Request.HasAuthorization.Should().BeTrue();
        entry.Request.Authorization.Should().BeNull();
        string.Join('|', entry.Request.Headers.Select(header => $"{header.Key}={header.Value}")).Should()
            .Contain("Content-Type=application/json").And.NotContain("emulator-token").And.NotContain("proof").And.NotContain("emulator-cookie");
        entry.ToString().Should().NotContain("emulator-token");
    }

    [Fact]
    public async Task A_missing_credential_is_told()
    {
        await using var org = await TestOrg.StartAsync();
        org.Client.DefaultRequestHeaders.Remove("Authorization");
        await org.GetAsync("sessions");
        org.Okta.Requests.Single().Request.HasAuthorization.Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bodies_are_kept_only_when_asked_for(bool keep)
    {
        await using var org = await TestOrg.StartAsync(o => o.KeepRequestBodies = keep);
        await org.PostAsync("users", Bodies.User("E1"));
        var request = org.Okta.Requests.Single().Request;
        request.Body.Should().Be(keep ? Bodies.User("E1") : null);
        request.BodyLength.Should().Be(Bodies.User("E1").Length);
    }

    [Fact]
    public async Task The_oldest_are_forgotten_first()
    {
        await using var org = await TestOrg.StartAsync(o => o.RequestLogCapacity = 2);
        for (var i = 0; i < 5; i++) await org.GetAsync("sessions");
        org.Okta.Requests.Select(entry => entry.Request.Number).Should().Equal(4, 5);
    }
}
