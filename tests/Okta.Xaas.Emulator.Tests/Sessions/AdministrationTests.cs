using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Sessions;

/// <summary>What other clients and administrators do.</summary>
public sealed class AdministrationTests
{
    [Fact]
    public async Task Another_client_s_session_is_in_the_way()
    {
        await using var org = await TestOrg.StartAsync();
        var other = org.Okta.CreateSession();
        other.Status.Should().Be("CREATED");
        (await org.PostAsync("sessions")).Status.Should().Be(400);
        (await org.GetAsync("sessions")).Body.Should().Contain(other.Id);
        org.Okta.CloseSession(other.Id).Status.Should().Be("CLOSED");
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task Another_client_is_bound_by_the_same_rules()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("TRIGGERED");
        org.Okta.Invoking(okta => okta.CreateSession()).Should().Throw<InvalidOperationException>().WithMessage("Only one active import session*");
        org.Okta.Invoking(okta => okta.CloseSession(session)).Should().Throw<InvalidOperationException>().WithMessage("Only a session that is in*");
        org.Okta.Invoking(okta => okta.ExpireSession(session)).Should().Throw<InvalidOperationException>();
        org.Okta.Invoking(okta => okta.CloseSession("apsUnknown")).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Another_client_can_start_the_import_under_the_same_rules()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        org.Okta.Invoking(okta => okta.TriggerSession(session)).Should().Throw<InvalidOperationException>().WithMessage("*should be in IN_PROGRESS*");
        await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"));
        org.Okta.TriggerSession(session).Status.Should().Be("TRIGGERED");
        (await org.PostAsync($"sessions/{session}/start-import")).ShouldBeError(400, "E0000001");
        org.Clock.Advance(TestOrg.ProcessingTime);
        org.Okta.Directory.Users.Should().ContainKey("E1");
    }

    [Theory]
    [InlineData("CREATED")]
    [InlineData("IN_PROGRESS")]
    [InlineData("TRIGGERED")]
    [InlineData("COMPLETED")]
    public async Task A_session_that_is_forgotten_is_found_by_nobody_and_in_nobody_s_way(string status)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync(status);
        org.Okta.ForgetSession(session).IsForgotten.Should().BeTrue();
        (await org.GetAsync($"sessions/{session}")).ShouldBeError(404, "E0000007");
        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"))).Status.Should().Be(404);
        (await org.GetAsync("sessions")).Body.Should().Be("[]");
        org.Okta.Sessions.Single().Status.Should().Be(status);
        org.Okta.Invoking(okta => okta.ForgetSession(session)).Should().Throw<InvalidOperationException>();
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_triggered_session_that_is_forgotten_is_imported_all_the_same()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("TRIGGERED");
        org.Okta.ForgetSession(session);
        org.Clock.Advance(TestOrg.ProcessingTime);
        org.Okta.Directory.Users.Should().ContainKey("seed");
        org.Okta.Sessions.Single().Status.Should().Be("COMPLETED");
    }

    [Fact]
    public async Task A_session_can_be_made_to_expire()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("IN_PROGRESS");
        org.Okta.ExpireSession(session).Status.Should().Be("EXPIRED");
        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E2"))).ShouldBeError(400, "E0000001");
    }
}
