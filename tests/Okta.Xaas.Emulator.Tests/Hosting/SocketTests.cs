using System.Net;
using Okta.Xaas.Emulator.Server;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

/// <summary>The way in through a real loopback port.</summary>
public sealed class SocketTests
{
    [Fact]
    public async Task A_session_runs_over_a_socket()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        org.Okta.BaseAddress.Port.Should().BePositive();
        var created = await org.PostAsync("sessions");
        created.Status.Should().Be(201);
        created.Headers.Date.Should().Be(org.Clock.GetUtcNow(), "the date is the emulator's, not the server's");
        created.Headers.Server.Should().BeEmpty();
        await org.UploadAsync(created.String("id"), "bulk-upsert", Bodies.Users("E1"));
        (await org.PostAsync($"sessions/{created.String("id")}/start-import")).Status.Should().Be(200);
        org.Clock.Advance(TestOrg.ProcessingTime);
        (await org.StatusOfAsync(created.String("id"))).Should().Be("COMPLETED");
        org.Okta.Directory.Users.Should().ContainKey("E1");
        var cancelled = await org.SendAsync("DELETE", $"sessions/{await org.NewSessionAsync()}");
        cancelled.Status.Should().Be(204);
        cancelled.Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Both_ways_lead_into_the_same_org()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        var session = await org.NewSessionAsync();
        using var client = new HttpClient(org.Okta.CreateHandler()) { BaseAddress = org.Okta.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "SSWS emulator-token");
        (await client.GetStringAsync(new Uri(org.SourcePath + "sessions", UriKind.Relative))).Should().Contain(session);
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        await using var first = await TestOrg.StartAsync(overSocket: true);
        var second = async () => await OktaEmulator.StartAsync(o => o.Urls = first.Okta.BaseAddress.ToString());
        await second.Should().ThrowAsync<IOException>();
    }

    [Theory]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://[2001:db8::1]:5080")]
    public async Task An_address_of_another_machine_is_told(string urls)
    {
        var start = async () => await OktaEmulator.StartAsync(o => (o.Urls, o.AllowRemote) = (urls, true));
        await start.Should().ThrowAsync<IOException>().WithMessage($"*{urls}*");
    }

    [Theory]
    [InlineData("http://+:0")]
    [InlineData("http://0.0.0.0:0")]
    public async Task A_listener_on_any_address_tells_one_that_can_be_called(string urls)
    {
        await using var org = await TestOrg.StartAsync(o => (o.Urls, o.AllowRemote) = (urls, true), overSocket: true);
        org.Okta.BaseAddress.Host.Should().Be("127.0.0.1");
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Theory]
    [InlineData("http://+:0")]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://emulator:5080")]
    [InlineData("http://loopback:0")]
    [InlineData("http://Loopback:0")]
    [InlineData("http://localhost.:0")]
    [InlineData("http://127.0.0.1.:0")]
    [InlineData("http://localhost.localdomain:0")]
    [InlineData("http://127.0.0.1:0;http://*:0")]
    public async Task An_address_that_other_machines_reach_has_to_be_asked_for(string urls)
    {
        var start = async () => await OktaEmulator.StartAsync(o => o.Urls = urls);
        await start.Should().ThrowAsync<ArgumentException>().WithMessage("*is reached by other machines*AllowRemote*--allow-remote*");
    }

    [Theory]
    [InlineData("http://localhost:0;http://127.0.0.2:0")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://LOCALHOST:5080")]
    [InlineData("http://127.1:0")]
    public void A_loopback_address_need_not_be(string urls) => ListenUrls.Remote(urls).Should().BeEmpty();

    [Theory]
    [InlineData("http://127.1:0")]
    [InlineData("http://127.0.0.9:0")]
    [InlineData("http://[::1]:0")]
    public async Task What_counts_as_loopback_is_what_the_server_listens_on(string urls)
    {
        await using var org = await TestOrg.StartAsync(o => o.Urls = urls, overSocket: true);
        IPAddress.IsLoopback(IPAddress.Parse(org.Okta.BaseAddress.Host.Trim('[', ']'))).Should().BeTrue();
    }

    [Fact]
    public async Task A_request_that_waits_for_ever_does_not_hold_up_the_end()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var org = await TestOrg.StartAsync(overSocket: true);
        org.Okta.Intercept(_ =>
        {
            reached.TrySetResult();
            return Fault.Wait(TimeSpan.FromHours(1));
        });
        var call = org.GetAsync("sessions");
        await reached.Task;
        await org.Okta.DisposeAsync();
        await call.Invoking(task => task).Should().ThrowAsync<HttpRequestException>();
        await org.DisposeAsync();
    }

    [Fact]
    public async Task After_the_end_nobody_listens()
    {
        var org = await TestOrg.StartAsync(overSocket: true);
        var address = org.Okta.BaseAddress;
        await org.DisposeAsync();
        using var client = new HttpClient();
        var call = async () => await client.GetAsync(address);
        await call.Should().ThrowAsync<HttpRequestException>();
    }
}
