using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Sessions;

/// <summary>Facts, section 2: how many sessions at once, and the creation cooldown.</summary>
public sealed class SessionCreationTests
{
    private const string Refusal = "Only one active import session per identity source is allowed to be created every 5 minutes";

    [Theory]
    [InlineData("CREATED")]
    [InlineData("IN_PROGRESS")]
    public async Task While_a_session_is_open_none_is_created_however_long_one_waits(string status)
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync(status);
        (await org.PostAsync("sessions")).ShouldBeError(400, "E0000001", Refusal);
        org.Clock.Advance(TimeSpan.FromHours(1));
        var answer = await org.PostAsync("sessions");
        answer.ShouldBeError(400, "E0000001", Refusal);
        answer.ErrorSummary.Should().StartWith("Api validation failed: ");
    }

    [Theory]
    [InlineData("CLOSED")]
    [InlineData("COMPLETED")]
    [InlineData("ERROR")]
    [InlineData("EXPIRED")]
    public async Task After_a_session_that_is_no_longer_active_there_is_no_wait(string status)
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync(status);
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task Within_five_minutes_of_the_trigger_of_a_session_that_is_still_active_none_is_created()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TimeSpan.FromHours(1));
        await org.SessionInAsync("TRIGGERED");
        (await org.PostAsync("sessions")).ShouldBeError(400, "E0000001", Refusal);
        org.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        (await org.PostAsync("sessions")).ShouldBeError(400, "E0000001", Refusal);
        org.Clock.Advance(TimeSpan.FromTicks(1));
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task The_cooldown_ends_with_the_import()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SessionInAsync("TRIGGERED");
        org.Clock.Advance(TestOrg.ProcessingTime - TimeSpan.FromTicks(1));
        (await org.PostAsync("sessions")).ShouldBeError(400, "E0000001", Refusal);
        org.Clock.Advance(TimeSpan.FromTicks(1));
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task The_cooldown_counts_from_the_trigger_not_from_the_creation()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TimeSpan.FromHours(1));
        var session = await org.SessionInAsync("IN_PROGRESS");
        org.Clock.Advance(TimeSpan.FromMinutes(10));
        await org.PostAsync($"sessions/{session}/start-import");
        (await org.PostAsync("sessions")).ShouldBeError(400, "E0000001", Refusal);
    }

    [Fact]
    public async Task The_cooldown_can_be_shortened()
    {
        await using var org = await TestOrg.StartAsync(o => o.CreationCooldown = TimeSpan.Zero);
        await org.SessionInAsync("TRIGGERED");
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }
}
