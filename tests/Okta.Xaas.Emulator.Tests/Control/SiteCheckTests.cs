using System.Text;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Control;

/// <summary>Who may call: programs and the emulator's own page, and no page of another site.</summary>
public sealed class SiteCheckTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.9:80")]
    [InlineData("[::1]:5080")]
    public async Task A_name_of_this_machine_is_served(string host) => (await CallAsync(host, null)).Status.Should().Be(200);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example:5080")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.0.2.7")]
    [InlineData("0.0.0.0")]
    public async Task Another_name_is_refused(string host) => (await CallAsync(host, null)).ShouldBeProblem(403, "is none of this emulator's");

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    [InlineData("https://localhost")]
    public async Task A_page_of_another_site_is_refused(string origin) => (await CallAsync("localhost", origin)).ShouldBeProblem(403, "is another site");

    [Fact]
    public async Task The_emulators_own_page_is_served() => (await CallAsync("localhost", "http://localhost")).Status.Should().Be(200);

    [Fact]
    public async Task No_other_site_is_allowed_to_read()
    {
        var answer = await CallAsync("localhost", null);
        answer.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Header("X-Content-Type-Options").Should().Be("nosniff");
    }

    [Theory]
    [InlineData("http://*:0", "192.0.2.7", 200)]
    [InlineData("http://*:0", "evil.example", 403)]
    [InlineData("http://emulator.example:0", "emulator.example", 200)]
    [InlineData("http://emulator.example:0", "evil.example", 403)]
    public async Task Where_others_may_come_in_they_use_an_address_or_a_name_that_was_given(string urls, string host, int status) =>
        (await CallAsync(host, null, o => (o.Urls, o.AllowRemote) = (urls, true))).Status.Should().Be(status);

    [Theory]
    [InlineData("http://127.0.0.1:0", false, "my-okta.example", 403)]
    [InlineData("http://127.0.0.1:0", false, "localhost", 200)]
    [InlineData("http://127.0.0.1:0", true, "my-okta.example", 200)]
    [InlineData("http://*:0", true, "my-okta.example", 200)]
    public async Task The_emulated_API_is_for_this_machine_or_for_everybody_who_has_its_token(string urls, bool allowRemote, string host, int status)
    {
        await using var org = await TestOrg.StartAsync(o => (o.Urls, o.AllowRemote) = (urls, allowRemote), overSocket: true);
        org.Client.DefaultRequestHeaders.Host = host;
        var answer = await org.GetAsync("sessions");
        answer.Status.Should().Be(status);
        org.Okta.Requests.Should().HaveCount(status == 200 ? 1 : 0);
        if (status == 403) answer.ShouldBeProblem(403, "is none of this emulator's");
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/json", 201)]
    public async Task A_form_of_a_page_is_no_body(string type, int status)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("POST", "faults", null, request => request.Content = new StringContent("""{"kind":"wait"}""", Encoding.UTF8, type))).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_body_has_an_end()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync("POST", "faults", new string(' ', 65537))).ShouldBeProblem(413, "at most 65536 bytes");
    }

    [Theory]
    [InlineData("GET", "nothing", 404, "has no path /_emulator/nothing")]
    [InlineData("DELETE", "state", 405, "takes GET")]
    [InlineData("PUT", "faults", 405, "takes POST, DELETE")]
    public async Task A_route_that_is_not_there_is_told(string method, string path, int status, string detail)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var control = new ControlClient(org.Okta);
        (await control.SendAsync(method, path)).ShouldBeProblem(status, detail);
    }

    private static async Task<Answer> CallAsync(string host, string? origin, Action<OktaEmulatorOptions>? configure = null)
    {
        await using var org = await TestOrg.StartAsync(configure, overSocket: true);
        using var control = new ControlClient(org.Okta);
        return await control.SendAsync("GET", "state", null, request =>
        {
            request.Headers.Host = host;
            if (origin is not null) request.Headers.Add("Origin", origin);
        });
    }
}
