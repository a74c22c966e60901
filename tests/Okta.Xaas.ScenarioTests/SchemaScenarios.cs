using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Changes against the schema that the source has in Okta, before they are sent.</summary>
public class SchemaScenarios
{
    private static readonly IdentityChange[] Changes =
    [
        Person(1, "costCenter", "100"), Person(2, "costCentre", "100"), Person(3, "costCenter", "999"), People.Delete(9), Person(4, "costCentre", "200"),
        IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Staff", ["anything"] = "x" }),
    ];

    [Fact]
    public async Task Enforced_what_does_not_fit_is_rejected_with_its_reason()
    {
        var (result, org) = await RunAsync(SchemaCheck.Enforce, Changes);
        await using var ended = org;
        result.Rejected.Select(one => (one.Index, one.Attribute, one.Reason)).Should().Equal(
            (1, "costCentre", RejectionReason.InvalidAttribute), (2, "costCenter", RejectionReason.InvalidFormat), (4, "costCentre", RejectionReason.InvalidAttribute));
        result.Rejected[0].Message.Should().Be("The schema of the identity source has no attribute costCentre; did you mean costCenter?");
        result.SchemaWarnings.Should().BeEmpty();
        org.Okta.Directory.Users.Keys.Should().Equal(People.Id(1));
        org.Okta.Directory.Groups.Should().ContainKey("G1", "the schema is of users");
        org.Okta.Requests.Count(request => request.Request.Operation == "getApplicationUserSchema").Should().Be(1);
    }

    [Theory]
    [InlineData(SchemaCheck.Enforce)]
    [InlineData(SchemaCheck.Warn)]
    public async Task What_Oktas_general_limits_forbid_is_rejected_for_that(SchemaCheck check)
    {
        var (result, org) = await RunAsync(check, [IdentityChange.UpsertUser("E1", new UserProfile { ["costCenter"] = "", FirstName = new('x', 51) })]);
        await using var ended = org;
        result.Rejected.Select(one => (one.Attribute, one.Reason)).Should().Equal(("firstName", RejectionReason.InvalidLength));
        result.SchemaWarnings.Should().BeEmpty("it was not sent");
    }

    [Fact]
    public async Task With_a_warning_all_of_it_is_sent_and_the_result_tells()
    {
        var (result, org) = await RunAsync(SchemaCheck.Warn, Changes);
        await using var ended = org;
        result.Succeeded.Should().BeTrue();
        result.SchemaWarnings.Select(one => (one.Attribute, one.Reason, one.Changes)).Should().BeEquivalentTo(
            [("costCentre", RejectionReason.InvalidAttribute, 2L), ("costCenter", RejectionReason.InvalidFormat, 1L)]);
        SyncResult.FromJson(result.ToJson()).SchemaWarnings.Should().Equal(result.SchemaWarnings);
        org.Okta.Directory.Users.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(SchemaCheck.Enforce)]
    [InlineData(SchemaCheck.Warn)]
    public async Task A_refusal_is_in_nobodys_way(SchemaCheck check)
    {
        var (result, org) = await RunAsync(check, Changes, o => o.RefuseOrgApi = true);
        await using var ended = org;
        result.Succeeded.Should().BeTrue();
        result.SchemaNotRead.Should().Be("Okta answered 403 to getApplicationUserSchema: it needs the scope okta.schemas.read, granted to the app and asked for in OAuth.Scopes, or an administrator's role that may read it.");
    }

    [Fact]
    public async Task Nor_is_an_org_that_does_not_answer()
    {
        var (result, org) = await RunAsync(SchemaCheck.Enforce, Changes, prepare: okta => okta.Intercept(request => request.Operation == "getApplicationUserSchema" ? Fault.ServerError() : null));
        await using var ended = org;
        result.Succeeded.Should().BeTrue();
        result.SchemaNotRead.Should().StartWith("Okta answered 500 InternalServerError to getApplicationUserSchema");
    }

    [Theory]
    [InlineData(SchemaCheck.Off)]
    [InlineData(null)]
    public async Task Off_the_schema_is_not_read(SchemaCheck? check)
    {
        var (result, org) = await RunAsync(check, Changes);
        await using var ended = org;
        result.Succeeded.Should().BeTrue();
        (result.SchemaNotRead, result.SchemaWarnings.Count).Should().Be((null, 0));
        org.Okta.Requests.Should().NotContain(request => request.Request.Operation == "getApplicationUserSchema");
    }

    [Fact]
    public async Task A_check_without_what_tells_the_schema_is_refused()
    {
        await using var org = await TestOrg.StartAsync();
        var options = new OktaXaasOptions { OktaDomain = org.Okta.BaseAddress, IdentitySourceId = org.Okta.IdentitySourceId, ApiToken = org.Okta.ApiToken };
        options.Synchronization.SchemaCheck = SchemaCheck.Enforce;
        FluentActions.Invoking(() => new IdentitySourceSynchronizer(org.Api, options)).Should().Throw<ArgumentException>().WithMessage("*IOktaOrgApi*");
    }

    private static UserUpsert Person(int number, string attribute, string value)
    {
        var person = People.Upsert(number);
        person.Profile.Remove("department");
        person.Profile[attribute] = value;
        return person;
    }

    private static async Task<(SyncResult Result, TestOrg Org)> RunAsync(
        SchemaCheck? check, IEnumerable<IdentityChange> changes, Action<OktaEmulatorOptions>? emulator = null, Action<OktaEmulator>? prepare = null)
    {
        var org = await TestOrg.StartAsync(options => options.SchemaCheck = null, o =>
        {
            o.Schema.Add(new EmulatedSchemaEntry("costCenter") { Required = true, Enum = ["100", "200"] });
            emulator?.Invoke(o);
        });
        prepare?.Invoke(org.Okta);
        org.Options.Synchronization.SchemaCheck = check;
        using var orgApi = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        return (await new IdentitySourceSynchronizer(org.Api, org.Options, org.Clock, org: orgApi).SynchronizeAsync(changes), org);
    }
}
