using System.Net;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api.Internal;

/// <summary>Each form of an answer that is documented or was seen, and those that cannot be read.</summary>
public class AnswerReaderTests
{
    private const string Session =
        """{"id":"aps1","identitySourceId":"0oa1","status":"IN_PROGRESS","importType":"INCREMENTAL","created":"2026-05-13T05:52:24.000Z","lastUpdated":"2026-05-13T05:53:00.000Z","_links":{"self":[1]}}""";

    public static TheoryData<string> SessionMethods => ["CreateSessionAsync", "StartImportAsync", "GetSessionAsync"];

    public static TheoryData<string> Readers =>
        ["ListSessionsAsync", "CreateSessionAsync", "GetSessionAsync", "StartImportAsync", "GetUserAsync", "GetGroupAsync", "GetGroupMembershipsAsync"];

    public static TheoryData<string> Writers => ["CreateUserAsync", "ReplaceUserAsync", "UpdateUserAsync", "CreateGroupAsync", "UpdateGroupAsync"];

    [Theory]
    [MemberData(nameof(SessionMethods))]
    public async Task Reads_a_session_as_object_and_as_array_of_one(string method)
    {
        foreach (var form in new[] { Session, $"[{Session}]", $" \r\n[\t{Session} ]", "\uFEFF" + Session })
        {
            (await AskAsync<IdentitySourceSession>(method, form)).Should().Be(new IdentitySourceSession
            {
                Id = "aps1",
                IdentitySourceId = "0oa1",
                Status = SessionStatus.InProgress,
                StatusText = "IN_PROGRESS",
                ImportType = "INCREMENTAL",
                Created = new DateTimeOffset(2026, 5, 13, 5, 52, 24, TimeSpan.Zero),
                LastUpdated = new DateTimeOffset(2026, 5, 13, 5, 53, 0, TimeSpan.Zero),
            });
        }
    }

    [Theory]
    [MemberData(nameof(SessionMethods))]
    public async Task Refuses_an_answer_without_exactly_one_session(string method)
    {
        foreach (var form in new[] { "[]", $"[{Session},{Session}]", "[null]", "null", "{}", """{"id":""}""" })
            (await FailAsync(method, form)).Problem.Should().StartWith("The answer could not be read", "of {0}", form);
    }

    [Theory]
    [MemberData(nameof(SessionMethods))]
    public async Task Keeps_the_word_of_an_unknown_status(string method)
    {
        var session = await AskAsync<IdentitySourceSession>(method, """{"id":"aps1","status":"PAUSED","created":"yesterday","lastUpdated":null}""");

        session.Should().Be(new IdentitySourceSession { Id = "aps1", Status = SessionStatus.Unknown, StatusText = "PAUSED" });
    }

    [Theory]
    [MemberData(nameof(SessionMethods))]
    public async Task Numbers_where_texts_and_dates_are_expected_do_not_break_reading(string method)
    {
        var session = await AskAsync<IdentitySourceSession>(method, """{"id":17,"identitySourceId":4.50,"status":3,"importType":true,"created":1760000000000,"lastUpdated":false}""");

        session.Should().Be(new IdentitySourceSession { Id = "17", IdentitySourceId = "4.50", Status = SessionStatus.Unknown, StatusText = "3", ImportType = "true" });
    }

    [Theory]
    [MemberData(nameof(SessionMethods))]
    public async Task A_word_that_steers_a_terminal_is_cleaned_and_such_an_id_is_none(string method)
    {
        (await AskAsync<IdentitySourceSession>(method, """{"id":"aps1","status":"PAU\u001b[2JSED"}""")).StatusText.Should().Be("PAU [2JSED");
        (await FailAsync(method, """{"id":"aps\u001b1"}""")).Problem.Should().StartWith("The answer could not be read");
    }

    [Fact]
    public async Task Lists_sessions_with_the_servers_time()
    {
        using var wire = new Wire(Wire.Answer(200, $$"""[{{Session}},{"id":"aps2"}]""", headers: [("Date", "Mon, 02 Nov 2026 06:00:01 GMT")]));

        var sessions = await wire.Api.ListSessionsAsync();

        sessions.Select(session => session.Id).Should().Equal("aps1", "aps2");
        sessions.ServerTime.Should().Be(new DateTimeOffset(2026, 11, 2, 6, 0, 1, TimeSpan.Zero));
    }

    [Fact]
    public async Task Lists_no_sessions_and_no_time()
    {
        using var wire = new Wire(Wire.Answer(200, "[]"));

        var sessions = await wire.Api.ListSessionsAsync();

        sessions.Should().BeEmpty();
        sessions.ServerTime.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Says_of_a_read_that_its_body_was_empty(string method)
    {
        foreach (var form in new[] { "", " \n" })
        {
            var thrown = await FailAsync(method, form);
            thrown.Problem.Should().Be("The answer could not be read: its body was empty");
            thrown.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task Takes_an_empty_body_of_a_write_as_null(string method)
    {
        foreach (var form in new[] { "", "\r\n", "null" }) (await AskAsync<object>(method, form)).Should().BeNull("of '{0}'", form);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    [MemberData(nameof(Writers))]
    public async Task Says_that_a_broken_body_could_not_be_read_and_never_quotes_it(string method)
    {
        foreach (var form in new[] { """{"externalId":"Secret-E1""", "Secret text", """[{"id":"Secret""", """{"id":{"Secret":12},"externalId":{"Secret":1},"memberExternalIds":["\ud800"]}""", "[[\"Secret\"]]" })
        {
            var thrown = await FailAsync(method, form);
            thrown.Problem.Should().StartWith("The answer could not be read", "of {0}", form);
            thrown.ToString().Should().NotContain("Secret", "of {0}", form);
        }
    }

    [Fact]
    public async Task Says_that_a_page_came_instead_of_an_answer()
    {
        using var wire = new Wire(null, [Wire.Answer(200, "<html>Sign in to the guest network</html>", "text/html")], new RetryOptions { MaxRetries = 0 });

        (await wire.Api.Awaiting(api => api.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>()).Which.Problem.Should().Contain("HTML");
    }

    [Theory]
    [InlineData("GetUserAsync")]
    [InlineData("CreateUserAsync")]
    [InlineData("ReplaceUserAsync")]
    [InlineData("UpdateUserAsync")]
    public async Task Reads_a_user_whatever_forms_its_values_have(string method)
    {
        var user = await AskAsync<IdentitySourceUser>(method, """
            {"id":"00u1","externalId":"E1","created":"2026-05-13T05:52:24.000Z","lastUpdated":"2026-05-14T05:52:24+02:00","new":{},
             "profile":{"userName":"jörg@x.test","age":42,"active":true,"tags":["a", "b"],"boss":{"id":1.50},"phone":null,"":"nameless","big":12345678901234567890}}
            """);

        user.Id.Should().Be("00u1");
        user.ExternalId.Should().Be("E1");
        user.Created.Should().Be(new DateTimeOffset(2026, 5, 13, 5, 52, 24, TimeSpan.Zero));
        user.LastUpdated.Should().Be(new DateTimeOffset(2026, 5, 14, 3, 52, 24, TimeSpan.Zero));
        Attributes(user.Profile).Should().Equal(
            "userName: jörg@x.test",
            "age: 42",
            "active: true",
            """tags: ["a", "b"]""",
            """boss: {"id":1.50}""",
            "phone is null",
            "big: 12345678901234567890");
    }

    [Theory]
    [InlineData("""{"externalId":"E1"}""")]
    [InlineData("""{"externalId":"E1","profile":null}""")]
    [InlineData("""{"externalId":"E1","profile":"none"}""")]
    public async Task Reads_a_user_without_a_profile(string form) =>
        (await AskAsync<IdentitySourceUser>("GetUserAsync", form)).Profile.Should().BeNull();

    [Theory]
    [InlineData("""{"id":"00g1","externalId":"G1","profile":{"displayName":"Staff","description":null}}""")]
    [InlineData("""{"id":"00g1","externalId":"G1","profile":{"profile":{"displayName":"Staff","description":null}}}""")]
    public async Task Reads_a_group_with_a_flat_or_a_nested_profile(string form)
    {
        foreach (var method in new[] { "GetGroupAsync", "CreateGroupAsync", "UpdateGroupAsync" })
        {
            var group = await AskAsync<IdentitySourceGroup>(method, form);
            group.Id.Should().Be("00g1");
            group.ExternalId.Should().Be("G1");
            Attributes(group.Profile).Should().Equal("displayName: Staff", "description is null");
        }
    }

    [Fact]
    public async Task Keeps_an_attribute_that_is_called_profile()
    {
        var group = await AskAsync<IdentitySourceGroup>("GetGroupAsync", """{"profile":{"profile":"manager","displayName":"Staff"}}""");

        Attributes(group.Profile).Should().Equal("profile: manager", "displayName: Staff");
    }

    [Theory]
    [InlineData("""{"memberExternalIds":["E1","E2"]}""", "E1,E2")]
    [InlineData("""{"memberExternalIds":["E1",null,7],"total":2}""", "E1,7")]
    [InlineData("""{"memberExternalIds":[]}""", "")]
    [InlineData("""{"memberExternalIds":null}""", "")]
    public async Task Reads_a_page_of_members(string form, string members)
    {
        var page = await AskAsync<GroupMembershipPage>("GetGroupMembershipsAsync", form);

        page.MemberExternalIds.Should().Equal(members.Split(',', StringSplitOptions.RemoveEmptyEntries));
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task Reads_the_next_cursor_from_one_of_several_headers()
    {
        using var wire = new Wire(Wire.Answer(
            200, """{"memberExternalIds":["E1"]}""", headers: [("Link", "<https://x.test/m?limit=1>; rel=\"self\""), ("Link", "<https://x.test/m?after=c%2F1&limit=1>; rel=\"next\"")]));

        (await wire.Api.GetGroupMembershipsAsync("G1")).NextCursor.Should().Be("c/1");
    }

    [Fact]
    public async Task A_page_of_members_and_a_list_of_sessions_tell_of_their_answer()
    {
        (string, string)[] headers = [("X-Okta-Request-Id", "req-7"), ("X-Rate-Limit-Limit", "15"), ("X-Rate-Limit-Remaining", "9"), ("X-Rate-Limit-Reset", "1793600010")];
        using var wire = new Wire(Wire.Answer(200, """{"memberExternalIds":[]}""", headers: headers), Wire.Answer(200, "[]", headers: headers));
        var told = new OktaRateLimit(15, 9, DateTimeOffset.FromUnixTimeSeconds(1793600010));

        var page = await wire.Api.GetGroupMembershipsAsync("G1");
        var list = await wire.Api.ListSessionsAsync();

        (page.RequestId, page.RateLimit).Should().Be(("req-7", told));
        (list.RequestId, list.RateLimit).Should().Be(("req-7", told));
    }

    [Fact]
    public async Task Tells_an_answer_that_was_cut_off_from_one_that_is_wrong()
    {
        var cause = new IOException("reset");
        using var wire = new Wire(BreakingBody.Answer("""{"id":"00u1","exter""", cause));

        var thrown = (await wire.Api.Awaiting(api => api.CreateUserAsync("E1", new() { UserName = "a" })).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.StatusCode.Should().Be(HttpStatusCode.OK);
        thrown.Problem.Should().Be("The answer could not be read: it was cut off");
        thrown.InnerException.Should().BeSameAs(cause);
    }

    [Fact]
    public async Task Takes_no_body_where_none_is_expected()
    {
        using var wire = new Wire(BreakingBody.Answer("{", new IOException("reset")), Wire.Answer(200, "<html>"));

        (await wire.Api.Awaiting(api => api.UploadGroupsForDeleteAsync("aps1", ["G1"])).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.Unknown);
        (await wire.Api.Awaiting(api => api.DeleteUserAsync("E1")).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.Unknown);
    }

    private static IEnumerable<string> Attributes(IdentityProfile? profile) =>
        profile!.Select(attribute => attribute.Value is null ? $"{attribute.Key} is null" : $"{attribute.Key}: {attribute.Value}");

    private static async Task<T> AskAsync<T>(string method, string body)
    {
        using var wire = new Wire(Wire.Answer(200, body));
        return await ((dynamic)OperationCase.Of(method).Call(wire.Api));
    }

    private static async Task<OktaApiException> FailAsync(string method, string body)
    {
        using var wire = new Wire(null, [Wire.Answer(200, body)], new RetryOptions { MaxRetries = 0 });
        return (await OperationCase.Of(method).Call.Invoking(call => call(wire.Api)).Should().ThrowAsync<OktaApiException>("of {0}", body)).Which;
    }
}
