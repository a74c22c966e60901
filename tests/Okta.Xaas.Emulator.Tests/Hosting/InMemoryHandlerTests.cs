using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

public sealed class InMemoryHandlerTests
{
    [Fact]
    public async Task Without_a_socket_the_address_is_one_that_nobody_else_has()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.BaseAddress.Should().Be(new Uri("https://emulator.okta.test/"));
    }

    [Fact]
    public async Task Any_host_leads_in()
    {
        await using var org = await TestOrg.StartAsync();
        (await org.Client.GetStringAsync(new Uri("https://acme.okta.com" + org.SourcePath + "sessions"))).Should().Be("[]");
    }

    [Fact]
    public async Task A_request_without_latency_is_answered_at_once()
    {
        await using var org = await TestOrg.StartAsync();
        org.PostAsync("sessions").IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Latency_is_waited_for_by_the_clock_and_comes_before_the_effect()
    {
        await using var org = await TestOrg.StartAsync(o => o.Latency = TimeSpan.FromSeconds(2));
        var call = org.PostAsync("sessions");
        org.Clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        call.IsCompleted.Should().BeFalse();
        org.Okta.Sessions.Should().BeEmpty();
        org.Clock.Advance(TimeSpan.FromTicks(1));
        (await call).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_on_its_way_has_no_effect()
    {
        await using var org = await TestOrg.StartAsync(o => o.Latency = TimeSpan.FromSeconds(2));
        using var cancellation = new CancellationTokenSource();
        var call = org.Client.PostAsync(new Uri(org.SourcePath + "sessions", UriKind.Relative), null, cancellation.Token);
        await cancellation.CancelAsync();
        await call.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        org.Okta.Sessions.Should().BeEmpty();
        org.Okta.Requests.Single().StatusCode.Should().BeNull();
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_and_another_one_others()
    {
        await using var one = await TestOrg.StartAsync();
        await using var same = await TestOrg.StartAsync();
        await using var other = await TestOrg.StartAsync(o => o.Seed = 2);
        var id = await one.NewSessionAsync();
        (await same.NewSessionAsync()).Should().Be(id);
        (await other.NewSessionAsync()).Should().NotBe(id);
    }

    [Fact]
    public async Task Bad_options_are_all_told_at_once()
    {
        var start = async () => await OktaEmulator.StartAsync(o => (o.ApiToken, o.RateLimit, o.ProcessingTime) = ("", 0, TimeSpan.FromSeconds(-1)));
        (await start.Should().ThrowAsync<ArgumentException>()).Which.Message.Should().Contain("ApiToken").And.Contain("RateLimit").And.Contain("ProcessingTime");
    }
}
