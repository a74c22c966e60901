using System.Net.Http.Headers;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Errors;

/// <summary>Facts, sections 4 and 6: error bodies, codes and authentication.</summary>
public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"entityType":"USERS","profiles":{}}""")]
    [InlineData("""{"entityType":"USERS","profiles":["E1"]}""")]
    [InlineData("""{"entityType":"USERS","profiles":[{"externalId":7}]}""")]
    [InlineData("""{"entityType":"USERS","profiles":[{"externalId":"\ud800"}]}""")]
    [InlineData("""{"entityType":"GROUPS","profiles":[]}""")]
    [InlineData("""{"entityType":"users","profiles":[]}""")]
    [InlineData("""{"profiles":[{"externalId":"E1"}]}""")]
    public async Task A_body_that_is_not_well_formed_or_has_a_bad_entityType_is_E0000003(string json)
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        (await org.UploadAsync(session, "bulk-upsert", json)).ShouldBeError(400, "E0000003");
        (await org.UploadAsync(session, "bulk-delete", json)).ShouldBeError(400, "E0000003");
        (await org.StatusOfAsync(session)).Should().Be("CREATED");
    }

    [Fact]
    public async Task A_profile_that_is_no_object_is_E0000003()
    {
        await using var org = await TestOrg.StartAsync();
        (await org.UploadAsync(await org.NewSessionAsync(), "bulk-upsert", Bodies.UserProfile("E1", "[]"))).ShouldBeError(400, "E0000003");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_E0000003()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        using var content = new ByteArrayContent([.. """{"entityType":"USERS","profiles":[{"externalId":" """u8.ToArray().AsSpan().TrimEnd((byte)' '), 0xFF, .. "\"}]}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await org.Client.PostAsync(new Uri(org.SourcePath + $"sessions/{session}/bulk-delete", UriKind.Relative), content);
        (await Answer.ReadAsync(response)).ShouldBeError(400, "E0000003");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_by_its_content_type_is_refused()
    {
        await using var org = await TestOrg.StartAsync();
        using var content = new StringContent(Bodies.Users("E1"));
        using var response = await org.Client.PostAsync(new Uri(org.SourcePath + $"sessions/{await org.NewSessionAsync()}/bulk-upsert", UriKind.Relative), content);
        (await Answer.ReadAsync(response)).ShouldBeError(415, "E0000003");
    }

    [Fact]
    public async Task An_error_has_Okta_s_shape()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.GetAsync("users/nobody");
        answer.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
        answer.Json.EnumerateObject().Select(property => property.Name).Should().Equal("errorCode", "errorSummary", "errorLink", "errorId", "errorCauses");
        answer.String("errorLink").Should().Be("E0000007");
        answer.String("errorId").Should().StartWith("oae").And.HaveLength(25);
        answer.ErrorSummary.Should().Be("Not found: Resource not found: nobody (IdentitySourceUser)");
        answer.Json.GetProperty("errorCauses").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("SSWS wrong")]
    [InlineData("SSWS")]
    [InlineData("Bearer emulator-token")]
    [InlineData("ssws emulator-token")]
    [InlineData("emulator-token")]
    public async Task Any_other_credential_is_E0000011(string? authorization)
    {
        await using var org = await TestOrg.StartAsync();
        org.Client.DefaultRequestHeaders.Remove("Authorization");
        if (authorization is not null) org.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        var answer = await org.PostAsync("sessions");
        answer.ShouldBeError(401, "E0000011");
        answer.ErrorSummary.Should().Be("Invalid token provided");
        org.Okta.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task The_token_can_be_chosen()
    {
        await using var org = await TestOrg.StartAsync(o => o.ApiToken = "00secret");
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Theory]
    [InlineData("GET", "/api/v1/identity-sources/0oaOther/sessions", 404, "E0000007")]
    [InlineData("GET", "/api/v1/identity-sources/0oaxaasemulator00001/nothing", 404, "E0000007")]
    [InlineData("GET", "/api/v1/identity-sources/0oaxaasemulator00001", 404, "E0000007")]
    [InlineData("GET", "/api/v1/identity-sources/0oaxaasemulator00001/users/", 404, "E0000007")]
    [InlineData("GET", "/api/v1/users", 404, "E0000007")]
    [InlineData("GET", "/", 404, "E0000007")]
    [InlineData("GET", "/api/v1/identity-sources/0oaxaasemulator00001/users", 405, "E0000022")]
    [InlineData("PUT", "/api/v1/identity-sources/0oaxaasemulator00001/sessions/aps1", 405, "E0000022")]
    public async Task What_no_operation_serves_is_told_in_Okta_s_shape(string method, string path, int status, string code)
    {
        await using var org = await TestOrg.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await org.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        answer.ShouldBeError(status, code);
        answer.Header("X-Okta-Request-Id").Should().NotBeEmpty();
    }
}
