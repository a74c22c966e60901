using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

/// <summary>What happens in the org while a request is on its way.</summary>
public sealed class OrgFaultTests
{
    [Fact]
    public async Task Somebody_closes_the_session_just_before_an_upload()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await UploadWithAsync(org, session, Fault.CloseSession())).ShouldBeError(400, "E0000001");
        org.Okta.Sessions.Single().Status.Should().Be("CLOSED");
        org.Okta.Sessions.Single().Uploads.Should().BeEmpty();
    }

    [Fact]
    public async Task Or_just_after_it()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await UploadWithAsync(org, session, Fault.CloseSession().AfterEffect())).Status.Should().Be(202);
        org.Okta.Sessions.Single().Status.Should().Be("CLOSED");
        org.Okta.Sessions.Single().Uploads.Should().ContainSingle();
    }

    [Fact]
    public async Task A_session_expires_is_triggered_or_forgotten_after_an_upload()
    {
        await using var org = await TestOrg.StartAsync();
        foreach (var fault in new[] { Fault.ExpireSession(), Fault.TriggerSession(), Fault.ForgetSession() })
        {
            var session = await org.NewSessionAsync();
            (await UploadWithAsync(org, session, fault.AfterEffect())).Status.Should().Be(202);
            org.Clock.Advance(TestOrg.ProcessingTime);
        }

        org.Okta.Sessions.Select(session => session.Status).Should().Equal("EXPIRED", "COMPLETED", "IN_PROGRESS");
        org.Okta.Sessions.Select(session => session.IsForgotten).Should().Equal(false, false, true);
    }

    [Fact]
    public async Task Without_a_session_in_the_path_it_is_the_open_one()
    {
        await using var org = await TestOrg.StartAsync();
        await org.NewSessionAsync();
        using (org.Okta.Intercept(_ => Fault.CloseSession())) (await org.PostAsync("sessions")).Status.Should().Be(201);
        org.Okta.Sessions.Select(session => session.Status).Should().Equal("CLOSED", "CREATED");
    }

    [Fact]
    public async Task Somebody_is_first_to_create_a_session()
    {
        await using var org = await TestOrg.StartAsync();
        using (org.Okta.Intercept(_ => Fault.CreateSession())) (await org.PostAsync("sessions")).ShouldBeError(400, "E0000001");
        org.Okta.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task What_the_org_refuses_does_not_happen()
    {
        await using var org = await TestOrg.StartAsync();
        foreach (var fault in new[] { Fault.CloseSession(), Fault.ExpireSession(), Fault.TriggerSession(), Fault.ForgetSession() })
        {
            using (org.Okta.Intercept(_ => fault)) (await org.GetAsync("sessions")).Body.Should().Be("[]");
        }

        var session = await org.SessionInAsync("TRIGGERED");
        using (org.Okta.Intercept(_ => Fault.CloseSession())) (await org.StatusOfAsync(session)).Should().Be("TRIGGERED");
    }

    [Fact]
    public async Task An_import_that_is_started_takes_longer()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("IN_PROGRESS");
        using (org.Okta.Intercept(_ => Fault.SlowImport(TimeSpan.FromMinutes(3)))) await org.PostAsync($"sessions/{session}/start-import");
        org.Clock.Advance(TestOrg.ProcessingTime + TimeSpan.FromMinutes(3) - TimeSpan.FromTicks(1));
        (await org.StatusOfAsync(session)).Should().Be("TRIGGERED");
        org.Clock.Advance(TimeSpan.FromTicks(1));
        (await org.StatusOfAsync(session)).Should().Be("COMPLETED");
    }

    [Fact]
    public async Task An_import_that_is_started_ends_in_ERROR()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.SessionInAsync("IN_PROGRESS");
        using (org.Okta.Intercept(_ => Fault.FailImport())) await org.PostAsync($"sessions/{session}/start-import");
        org.Clock.Advance(TestOrg.ProcessingTime);
        (await org.StatusOfAsync(session)).Should().Be("ERROR");
        org.Okta.Directory.Users.Should().BeEmpty();
    }

    private static async Task<Answer> UploadWithAsync(TestOrg org, string session, Fault fault)
    {
        using (org.Okta.Intercept(_ => fault)) return await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"));
    }
}
