using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>Each operation of the org on the wire, and what its answers are read as, in the forms that are documented and in odd ones.</summary>
public class OktaOrgApiTests
{
    private const string Source = "0oa 1/ü";
    private const string App = "/api/v1/apps/0oa%201%2F%C3%BC";

    private static readonly DateTimeOffset Time = new(2026, 5, 13, 5, 52, 24, 123, TimeSpan.Zero);

    private static readonly Dictionary<string, (string Target, string Scope, string Answer, Func<IOktaOrgApi, Task> Call)> All = new()
    {
        [OrgOperations.GetApp] = (App, "okta.apps.read", """{"id":"0oa1"}""", api => api.GetAppAsync(Source)),
        [OrgOperations.ListAppUsers] = (App + "/users?q=a%40b%26c&after=x%2By%3D&limit=500", "okta.apps.read", "[]", api => api.GetAppUsersAsync(Source, "a@b&c", "x+y=", 500)),
        [OrgOperations.GetAppUser] = (App + "/users/00u%3F1", "okta.apps.read", """{"id":"00u1"}""", api => api.GetAppUserAsync(Source, "00u?1")),
        [OrgOperations.GetAppSchema] = ("/api/v1/meta/schemas/apps/0oa%201%2F%C3%BC/default", "okta.schemas.read", """{"definitions":{}}""", api => api.GetAppSchemaAsync(Source)),
        [OrgOperations.ListGroups] = ("/api/v1/groups?search=type%20eq%20%22APP_GROUP%22&limit=200", "okta.groups.read", "[]", api => api.GetGroupsAsync("type eq \"APP_GROUP\"", limit: 200)),
        [OrgOperations.ListLogEvents] = (
            "/api/v1/logs?since=2026-05-13T05%3A52%3A24.123Z&until=2026-05-13T06%3A52%3A24.123Z&filter=eventType%20eq%20%22a%22&after=c&limit=1000", "okta.logs.read", "[]",
            api => api.GetLogEventsAsync(Time.ToOffset(TimeSpan.FromHours(2)), Time.AddHours(1), "eventType eq \"a\"", "c", 1000)),
    };

    public static TheoryData<string> Operations => [.. All.Keys];

    [Fact]
    public void Every_method_has_a_case() => All.Should().HaveCount(typeof(IOktaOrgApi).GetMethods().Length);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Sends_what_Okta_documents(string operation)
    {
        var (target, _, answer, call) = All[operation];
        using var wire = new OrgWire(Wire.Okta(200, answer));

        await call(wire.Api);

        var request = wire.Requests.Should().ContainSingle().Subject;
        request.Method.Should().Be("GET");
        request.Target.Should().Be(target);
        request.Headers["Authorization"].Should().Be("SSWS " + Wire.Token);
        request.Headers["Accept"].Should().Be("application/json");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_refusal_names_the_operation_and_the_scope(string operation)
    {
        var (_, scope, _, call) = All[operation];
        using var wire = new OrgWire(Wire.Okta(403, """{"errorCode":"E0000006","errorSummary":"You do not have permission"}"""));

        var thrown = (await call.Invoking(one => one(wire.Api)).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Operation.Should().Be(operation);
        thrown.StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        thrown.Problem.Should().Contain(scope).And.Contain("role");
        OrgOperations.ScopeOf(operation).Should().Be(scope);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_429_and_a_page_that_is_not_Oktas_are_repeated(string operation)
    {
        var (_, _, answer, call) = All[operation];
        using var wire = new OrgWire(Wire.Okta(429), Wire.Answer(200, "<html></html>", "text/html"), Wire.Okta(200, answer));

        await call(wire.Api);

        wire.Requests.Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_answer_that_cannot_be_read_says_so(string operation)
    {
        using var wire = new OrgWire(Enumerable.Repeat(Wire.Okta(200, "17"), 6));
        (await All[operation].Call.Invoking(one => one(wire.Api)).Should().ThrowAsync<OktaApiException>()).Which.Operation.Should().Be(operation);
    }

    [Fact]
    public async Task An_app_is_read()
    {
        using var wire = new OrgWire(
            Wire.Okta(200, """{"id":"0oa1","name":"xaas","label":"HR","status":"ACTIVE","features":["IMPORT_NEW_USERS",1,null],"_links":{"x":1}}"""),
            Wire.Okta(200, """{"id":17,"status":"RETIRED","features":"none"}"""));
        var app = await wire.Api.GetAppAsync("0oa1");
        (app.Id, app.Name, app.Label, app.Status, app.IsActive).Should().Be(("0oa1", "xaas", "HR", "ACTIVE", true));
        app.Features.Should().Equal("IMPORT_NEW_USERS", "1");
        var odd = await wire.Api.GetAppAsync("0oa1");
        (odd.Id, odd.Status, odd.IsActive).Should().Be(("17", "RETIRED", false));
        odd.Features.Should().BeEmpty();
    }

    [Fact]
    public async Task A_user_of_the_app_is_read()
    {
        using var wire = new OrgWire(Wire.Okta(200, """
            {"id":"00u1","externalId":"E1","status":"MATCHED","statusChanged":"2026-05-13T05:52:24.123Z","syncState":"OUT_OF_SYNC","lastSync":"x","created":"2026-05-13T05:52:24.123Z",
             "lastUpdated":null,"scope":"USER","credentials":{"userName":"ada@x.test"},"profile":{"firstName":"Ada","age":36,"isManager":true,"city":null,"tags":["a"]}}
            """));
        var user = await wire.Api.GetAppUserAsync("0oa1", "00u1");
        (user.Id, user.ExternalId, user.Status, user.StatusText, user.SyncState, user.UserName).Should().Be(("00u1", "E1", AppUserStatus.Matched, "MATCHED", AppUserSyncState.OutOfSync, "ada@x.test"));
        (user.StatusChanged, user.Created, user.LastSync, user.LastUpdated).Should().Be((Time, Time, null, null));
        user.Profile!.Select(attribute => $"{attribute.Key}={attribute.Value ?? "null"}").Should().Equal("firstName=Ada", "age=36", "isManager=true", "city=null", "tags=[\"a\"]");
        user.TypedAttributes.Should().Equal("age", "isManager");
        user.ToString().Should().Be("AppUser E1 Matched");
    }

    [Fact]
    public async Task Users_of_the_app_in_odd_forms_are_read()
    {
        using var wire = new OrgWire(OrgWire.Page("""[{"id":1,"status":"NEWER","credentials":"x","profile":[]},{"profile":{"userName":"b"}}]""", "next"));
        var page = await wire.Api.GetAppUsersAsync("0oa1");
        page.NextCursor.Should().Be("next");
        page.Users.Select(user => (user.Id, user.ExternalId, user.Status, user.StatusText, user.SyncState, user.UserName)).Should().Equal(
            ("1", null, AppUserStatus.Unknown, "NEWER", AppUserSyncState.Unknown, null), (null, null, AppUserStatus.Unknown, null, AppUserSyncState.Unknown, "b"));
        page.Users[0].Profile.Should().BeNull();
    }

    [Fact]
    public async Task The_schema_is_read()
    {
        using var wire = new OrgWire(Wire.Okta(200, """
            {"id":"x","definitions":{"base":{"properties":{"userName":{"title":"Username","type":"string","minLength":1,"maxLength":100}},"required":["userName"]},
             "custom":{"properties":{"grade":{"type":"string","required":true,"enum":["A","B"],"oneOf":[{"const":"B","title":"b"},{"const":"C"}]},"odd":{"type":["string"],"maxLength":"9","enum":{}}}}}}
            """));
        var schema = await wire.Api.GetAppSchemaAsync("0oa1");
        schema.Attributes.Select(one => (one.Name, one.Title, one.Type, one.IsRequired, one.MinLength, one.MaxLength, one.IsCustom)).Should().Equal(
            ("userName", "Username", "string", true, 1, 100, false), ("grade", null, "string", true, null, null, true), ("odd", null, null, false, null, null, true));
        schema.Attributes.Select(one => string.Concat(one.AllowedValues)).Should().Equal("", "ABC", "");
    }

    [Fact]
    public async Task Groups_are_read()
    {
        using var wire = new OrgWire(OrgWire.Page("""
            [{"id":"00g1","type":"APP_GROUP","created":"2026-05-13T05:52:24.123Z","lastMembershipUpdated":"2026-05-13T05:52:24.123Z","profile":{"name":"Staff","description":null,"externalId":"G1"},"source":{"id":"0oa1"}},
             {"id":"00g2","profile":"?"}]
            """));
        var page = await wire.Api.GetGroupsAsync();
        page.Groups.Select(group => (group.Id, group.ExternalId, group.Name, group.Description, group.Type, group.SourceId, group.Created, group.LastMembershipUpdated)).Should().Equal(
            ("00g1", "G1", "Staff", null, "APP_GROUP", "0oa1", Time, Time), ("00g2", null, null, null, null, null, null, null));
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task Events_are_read()
    {
        using var wire = new OrgWire(OrgWire.Page("""
            [{"uuid":"u1","published":"2026-05-13T05:52:24.123Z","eventType":"app.user_management.failed","severity":"WARN","outcome":{"result":"FAILURE","reason":"Ada is not there"},
              "target":[{"id":"00u1","type":"User","alternateId":"ada@x.test","displayName":"Ada"},"?"],"debugContext":{"debugData":{"importSessionId":"aps1","n":1,"none":null}}},{"target":{},"outcome":7}]
            """));
        var page = await wire.Api.GetLogEventsAsync();
        var one = page.Events[0];
        (one.Id, one.Published, one.EventType, one.Severity, one.Result, one.Reason, one.IsFailure).Should().Be(("u1", Time, "app.user_management.failed", "WARN", "FAILURE", "Ada is not there", true));
        one.Targets.Should().Equal(new LogTarget { Id = "00u1", Type = "User", AlternateId = "ada@x.test", DisplayName = "Ada" });
        one.DebugData.Should().BeEquivalentTo(new Dictionary<string, string> { ["importSessionId"] = "aps1", ["n"] = "1" });
        (one + " " + one.Targets[0]).Should().Be("app.user_management.failed FAILURE User 00u1");
        page.Events[1].Targets.Should().BeEmpty();
        page.Events[1].IsFailure.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    public async Task An_id_that_no_URL_can_carry_is_refused(string id)
    {
        using var wire = new OrgWire();
        await wire.Api.Invoking(api => api.GetAppAsync(id)).Should().ThrowAsync<ArgumentException>();
        await wire.Api.Invoking(api => api.GetAppUserAsync("0oa1", id)).Should().ThrowAsync<ArgumentException>();
        wire.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_as_it_is_asked_for()
    {
        using var wire = new OrgWire(OrgWire.Page("""[{"id":"1"},{"id":"2"}]""", "c1"), OrgWire.Page("[]", "c2"), OrgWire.Page("""[{"id":"3"}]"""));
        var ids = new List<string?>();
        await foreach (var user in wire.Api.ListAppUsersAsync("0oa1", q: "a", pageSize: 2))
        {
            ids.Add(user.Id);
            wire.Requests.Should().HaveCount(user.Id == "3" ? 3 : 1);
        }

        ids.Should().Equal("1", "2", "3");
        wire.Requests.Select(request => request.Target).Should().Equal("/api/v1/apps/0oa1/users?q=a&limit=2", "/api/v1/apps/0oa1/users?q=a&after=c1&limit=2", "/api/v1/apps/0oa1/users?q=a&after=c2&limit=2");
    }

    [Fact]
    public async Task A_cursor_that_repeats_ends_the_list_loudly()
    {
        using var wire = new OrgWire(OrgWire.Page("[]", "c1"), OrgWire.Page("[]", "c1"));
        var read = async () =>
        {
            await foreach (var user in wire.Api.ListAppUsersAsync("0oa1")) user.Should().BeNull();
        };
        (await read.Should().ThrowAsync<OktaApiException>()).WithMessage("*the same as this page's*");
    }

    [Fact]
    public async Task Groups_of_a_source_are_searched_for()
    {
        using var wire = new OrgWire(OrgWire.Page("""[{"id":"00g1"}]"""));
        await foreach (var group in wire.Api.ListSourceGroupsAsync("0oa1")) group.Id.Should().Be("00g1");
        Uri.UnescapeDataString(wire.Requests.Single().Target).Should().Be("/api/v1/groups?search=type eq \"APP_GROUP\" and source.id eq \"0oa1\"&limit=200");
        FluentActions.Invoking(() => wire.Api.ListSourceGroupsAsync("0oa\"1")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task Events_of_a_time_are_read_to_its_end()
    {
        using var wire = new OrgWire(OrgWire.Page("""[{"uuid":"1"}]""", "c1"), OrgWire.Page("""[{"uuid":"2"}]"""));
        var ids = new List<string?>();
        await foreach (var one in wire.Api.ListLogEventsAsync(Time, Time.AddHours(1))) ids.Add(one.Id);
        ids.Should().Equal("1", "2");
    }

    [Fact]
    public async Task The_System_Log_is_followed_until_the_caller_ends_it()
    {
        using var wire = new OrgWire(OrgWire.Page("""[{"uuid":"1"}]""", "c1"), OrgWire.Page("[]", "c1"), OrgWire.Page("[]", "c1"), OrgWire.Page("""[{"uuid":"2"}]""", "c2"));
        using var end = new CancellationTokenSource();
        var ids = new List<string?>();
        var follow = async () =>
        {
            await foreach (var one in wire.Api.PollLogEventsAsync(Time, TimeSpan.FromSeconds(30), timeProvider: wire.Clock, cancellationToken: end.Token))
            {
                ids.Add(one.Id);
                if (one.Id == "2") await end.CancelAsync();
            }
        };
        await follow.Should().ThrowAsync<OperationCanceledException>();
        ids.Should().Equal("1", "2");
        wire.Clock.Elapsed.Should().Be(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Bad_arguments_are_refused_by_the_call_itself()
    {
        using var wire = new OrgWire();
        FluentActions.Invoking(() => wire.Api.ListAppUsersAsync(" ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => wire.Api.ListAppUsersAsync("0oa1", pageSize: 501)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => wire.Api.ListSourceGroupsAsync("0oa1", pageSize: 201)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => wire.Api.ListLogEventsAsync(Time, Time, pageSize: 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => wire.Api.PollLogEventsAsync(Time, TimeSpan.Zero)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ((IOktaOrgApi)null!).ListAppUsersAsync("0oa1")).Should().Throw<ArgumentNullException>();
    }
}
