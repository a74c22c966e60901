using System.Net;
using System.Text;
using Okta.Xaas.Api;
using Okta.Xaas.Changes;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Refit.Tests;

/// <summary>The interface itself, for those who call it directly: what the adapter hides from the shared tests.</summary>
public class RefitInterfaceTests
{
    public static TheoryData<string> Operations => OperationCase.Names;

    public static TheoryData<string> WithABody => [.. OperationCase.All.Where(one => one.Body is not null).Select(one => one.Method)];

    [Fact]
    public void Has_a_method_for_each_operation() =>
        typeof(IIdentitySourcesRefitApi).GetMethods().Select(method => method.Name).Should().BeEquivalentTo(ApiMethods.All.Select(method => method.Name));

    [Fact]
    public void Is_implemented_by_generated_code()
    {
        using var wire = new Wire();

        wire.Api.Refit.GetType().Assembly.Should().BeSameAs(typeof(IIdentitySourcesRefitApi).Assembly);
    }

    [Fact]
    public async Task Gives_the_headers_with_the_model()
    {
        using var wire = new Wire(Wire.Answer(
            200,
            """{"memberExternalIds":["E1"]}""",
            headers: [("X-Okta-Request-Id", "req-1"), ("X-Rate-Limit-Remaining", "599"), ("Link", "<https://x.test/m?limit=1>; rel=\"self\""), ("Link", "<https://x.test/m?after=c1>; rel=\"next\"")]));

        using var answer = await wire.Api.Refit.GetGroupMembershipsAsync("G1", limit: 1);

        answer.Content!.MemberExternalIds.Should().Equal("E1");
        answer.Content.NextCursor.Should().Be("c1");
        answer.Headers.GetValues("X-Okta-Request-Id").Should().Equal("req-1");
        answer.Headers.GetValues("X-Rate-Limit-Remaining").Should().Equal("599");
        answer.Headers.GetValues("Link").Should().HaveCount(2);
    }

    [Fact]
    public async Task Gives_the_headers_where_there_is_no_model()
    {
        using var wire = new Wire(Wire.Answer(202, headers: [("X-Okta-Request-Id", "req-1")]));

        using var answer = await wire.Api.Refit.UploadGroupsForDeleteAsync("aps1", [IdentityChange.DeleteGroup("G1")]);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        answer.IsSuccessStatusCode.Should().BeTrue();
        answer.Headers.GetValues("X-Okta-Request-Id").Should().Equal("req-1");
    }

    [Fact]
    public async Task Shows_neither_the_token_nor_the_address_of_another_place()
    {
        using var wire = new Wire(Wire.Answer(201, """{"id":"aps1","status":"CREATED"}"""));

        using var answer = await wire.Api.Refit.CreateSessionAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        answer.RequestMessage!.Headers.Should().BeEmpty("credentials are added below");
        answer.RequestMessage.RequestUri.Should().Be(wire.Request.Address);
    }

    [Fact]
    public async Task Takes_an_empty_body_of_a_write_as_no_content()
    {
        using var wire = new Wire(Wire.Answer(200));

        using var answer = await wire.Api.Refit.CreateUserAsync(IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a" }));

        answer.Content.Should().BeNull();
        answer.Error.Should().BeNull();
    }

    [Fact]
    public async Task Throws_the_errors_of_Okta()
    {
        using var wire = new Wire(Wire.Answer(404, """{"errorCode":"E0000007","errorSummary":"Not found"}""", headers: [("X-Okta-Request-Id", "req-1")]));

        var thrown = (await wire.Api.Refit.Awaiting(api => api.GetUserAsync("E1")).Should().ThrowAsync<OktaApiException>()).Which;

        (thrown.Operation, thrown.ErrorCode, thrown.RequestId).Should().Be(("getIdentitySourceUser", "E0000007", "req-1"));
    }

    [Fact]
    public async Task Throws_what_could_not_be_read()
    {
        using var wire = new Wire(Wire.Answer(200, "[[]]"));

        (await wire.Api.Refit.Awaiting(api => api.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>()).Which.Problem.Should().StartWith("The answer could not be read");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("..")]
    public async Task Refuses_ids_that_no_URL_can_carry(string? id)
    {
        using var wire = new Wire();

        (await wire.Api.Refit.Awaiting(api => api.DeleteGroupMembershipAsync("G1", id!)).Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("memberExternalId");
        wire.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Refuses_a_body_that_holds_nothing()
    {
        using var wire = new Wire();

        await wire.Api.Refit.Awaiting(api => api.UploadUsersForUpsertAsync("aps1", [])).Should().ThrowAsync<ArgumentException>();
        await wire.Api.Refit.Awaiting(api => api.UploadUsersForUpsertAsync("aps1", [null!])).Should().ThrowAsync<ArgumentException>();
        await wire.Api.Refit.Awaiting(api => api.UploadUsersForUpsertAsync("aps1", null!)).Should().ThrowAsync<ArgumentNullException>();
        await wire.Api.Refit.Awaiting(api => api.UpdateUserAsync("E1", null!)).Should().ThrowAsync<ArgumentNullException>();
        wire.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Sends_a_ready_body_as_it_is()
    {
        using var wire = new Wire(Wire.Answer(202));
        using var body = new StringContent("""{ "externalIds" : [] }""", Encoding.UTF8, "application/json");

        using var answer = await wire.Api.Refit.UploadAsync("aps1", ChangeKind.DeviceDelete, body);

        wire.Request.Target.Should().Be(Wire.Root + "/sessions/aps1/bulk-devices-delete");
        wire.Request.BodyText.Should().Be("""{ "externalIds" : [] }""");
    }

    [Theory]
    [MemberData(nameof(WithABody))]
    public async Task Says_how_long_the_body_is(string name)
    {
        var expected = OperationCase.Of(name);
        using var network = new LengthRecorder();
        using var api = RefitIdentitySourcesApi.Create(Wire.Options(), network);

        await expected.Call.Invoking(call => call(api)).Should().ThrowAsync<OktaApiException>();

        network.Length.Should().Be(Encoding.UTF8.GetByteCount(expected.Body!));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Sends_nothing_after_it_was_disposed(string name)
    {
        var wire = new Wire();
        wire.Dispose();

        await OperationCase.Of(name).Call.Invoking(call => call(wire.Api)).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Reads_as_the_adapter_reads()
    {
        const string Users = """{"id":"00u1","externalId":"E1","profile":{"userName":"a","manager":null}}""";
        using var wire = new Wire(Wire.Answer(200, Users), Wire.Answer(200, Users));

        using var answer = await wire.Api.Refit.GetUserAsync("E1");

        answer.Content.Should().BeEquivalentTo(await wire.Api.GetUserAsync("E1"));
        answer.Content!.Profile.Should().Equal(new Dictionary<string, string?> { ["userName"] = "a", ["manager"] = null });
    }

    private sealed class LengthRecorder : HttpMessageHandler
    {
        public long? Length { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Length = request.Content!.Headers.ContentLength;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest));
        }
    }
}
