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
    public async Task A_session_can_be_made_to_expire()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("IN_PROGRESS");
        org.Okta.ExpireSession(session).Status.Should().Be("EXPIRED");
        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E2"))).ShouldBeError(400, "E0000001");
    }
}
