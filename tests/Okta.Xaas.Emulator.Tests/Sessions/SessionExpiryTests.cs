using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Sessions;

/// <summary>Facts, section 2: 24 hours without a request.</summary>
public sealed class SessionExpiryTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Theory]
    [InlineData("CREATED")]
    [InlineData("IN_PROGRESS")]
    public async Task An_open_session_expires_after_24_hours_without_a_request(string status)
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync(status);
        org.Clock.Advance(Day - TimeSpan.FromTicks(1));
        org.Okta.Sessions.Single().Status.Should().Be(status);
        org.Clock.Advance(TimeSpan.FromTicks(1));
        org.Okta.Sessions.Single().Status.Should().Be("EXPIRED");
    }

    [Fact]
    public async Task A_request_that_names_the_session_starts_the_24_hours_anew()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        org.Clock.Advance(Day - TimeSpan.FromTicks(1));
        await org.GetAsync($"sessions/{session}");
        org.Clock.Advance(Day - TimeSpan.FromTicks(1));
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
    }

    [Fact]
    public async Task A_triggered_session_does_not_expire()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TimeSpan.FromDays(9));
        await org.SessionInAsync("TRIGGERED");
        org.Clock.Advance(TimeSpan.FromDays(8));
        org.Okta.Sessions.Single().Status.Should().Be("TRIGGERED");
    }

    [Fact]
    public async Task After_an_expiry_another_session_can_be_created()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync("EXPIRED");
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }
}
