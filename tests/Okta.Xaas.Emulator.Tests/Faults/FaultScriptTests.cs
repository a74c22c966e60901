using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

public sealed class FaultScriptTests
{
    private const string Create = "createIdentitySourceSession";
    private const string List = "listIdentitySourceSessions";

    [Fact]
    public async Task The_nth_request_to_an_operation_goes_wrong_and_no_other()
    {
        await using var org = await TestOrg.StartAsync();
        await org.GetAsync("sessions");
        var plan = FaultPlan.Script((List, 2, Fault.ServerError(503)), (List, 3, Fault.Html(502)), ("getIdentitySourceUser", 1, Fault.Refuse(403)));
        using var injected = org.Okta.Inject(plan);
        List<int> statuses = [];
        foreach (var path in new[] { "sessions", "groups/G1", "sessions", "users/E1", "sessions", "users/E1", "sessions" }) statuses.Add((await org.GetAsync(path)).Status);
        statuses.Should().Equal(200, 404, 503, 403, 502, 404, 200);
        plan.Injected.Select(fault => fault.ToString()).Should().Equal(
            "4 listIdentitySourceSessions: ServerError 503", "5 getIdentitySourceUser: Refuse 403 E0000001", "6 listIdentitySourceSessions: Html 502");
        plan.ToString().Should().StartWith("Faults by script:").And.EndWith("Html 502");
    }

    [Fact]
    public async Task An_upload_is_lost_after_its_effect()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Inject(FaultPlan.Script(("uploadIdentitySourceDataForUpsert", 2, Fault.Drop().AfterEffect())));
        var session = await org.NewSessionAsync();
        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"))).Status.Should().Be(202);
        await org.Invoking(one => one.UploadAsync(session, "bulk-upsert", Bodies.Users("E2"))).Should().ThrowAsync<HttpRequestException>();
        org.Okta.Sessions.Single().Uploads.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_when_it_is_stopped_or_disposed(bool dispose)
    {
        await using var org = await TestOrg.StartAsync();
        var plan = FaultPlan.Script((List, 1, Fault.ServerError()), (List, 2, Fault.ServerError()));
        var injected = org.Okta.Inject(plan);
        (await org.GetAsync("sessions")).Status.Should().Be(500);
        if (dispose) injected.Dispose();
        else plan.Stop();
        (await org.GetAsync("sessions")).Status.Should().Be(200);
        plan.Injected.Should().ContainSingle();
    }

    [Fact]
    public async Task A_plan_can_be_injected_once()
    {
        await using var org = await TestOrg.StartAsync();
        var plan = FaultPlan.Script();
        org.Okta.Inject(plan).Dispose();
        org.Okta.Invoking(okta => okta.Inject(plan)).Should().Throw<InvalidOperationException>().WithMessage("*injected before*");
        org.Okta.Invoking(okta => okta.Inject(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void What_can_t_happen_is_refused()
    {
        FluentActions.Invoking(() => FaultPlan.Script(("createSession", 1, Fault.Drop()))).Should().Throw<ArgumentException>().WithMessage("*'createSession' is no operation*");
        FluentActions.Invoking(() => FaultPlan.Script((Create, 0, Fault.Drop()))).Should().Throw<ArgumentException>().WithMessage("*request 0 to createIdentitySourceSession*");
        FluentActions.Invoking(() => FaultPlan.Script((Create, 1, Fault.Drop()), (Create, 1, Fault.NotSent()))).Should().Throw<ArgumentException>().WithMessage("*two faults*");
        FluentActions.Invoking(() => FaultPlan.Script((Create, 1, null!))).Should().Throw<ArgumentNullException>();
    }
}
