using System.Net;
using System.Net.Sockets;
using System.Text;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>Over a real socket: what no handler in memory can show.</summary>
public sealed class PrimaryHandlerTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IIdentitySourcesConnection _api;

    public PrimaryHandlerTests()
    {
        _listener.Start();
        _api = IdentitySourcesApi.Create(new OktaXaasOptions
        {
            OktaDomain = new Uri($"http://{_listener.LocalEndpoint}"),
            IdentitySourceId = "0oaSource",
            ApiToken = Wire.Token,
            Retry = new RetryOptions { MaxRetries = 0, AttemptTimeout = TimeSpan.FromSeconds(20) },
        });
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("E 1/ü#?%", "E%201%2F%C3%BC%23%3F%25")]
    [InlineData("...", "...")]
    [InlineData("jane+doe@x.test", "jane%2Bdoe%40x.test")]
    public async Task An_id_reaches_the_wire_as_one_segment(string id, string escaped)
    {
        var call = _api.GetUserAsync(id);

        var request = await ServeAsync("HTTP/1.1 200 OK\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"externalId\":\"E1\"}");

        await call;
        request.Should().StartWith($"GET {Wire.Root}/users/{escaped} HTTP/1.1\r\n");
        request.Should().Contain($"\r\nAuthorization: SSWS {Wire.Token}\r\n");
    }

    [Fact]
    public async Task A_request_without_a_body_says_so()
    {
        var call = _api.CreateSessionAsync();

        var request = await ServeAsync("HTTP/1.1 201 Created\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{\"id\":\"aps1\"}");

        (await call).Id.Should().Be("aps1");
        request.Should().Contain("\r\nContent-Length: 0\r\n").And.NotContain("Content-Type");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var call = _api.ListSessionsAsync();

        await ServeAsync($"HTTP/1.1 302 Found\r\nLocation: http://{other.LocalEndpoint}/private\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var thrown = (await ((Func<Task>)(() => call)).Should().ThrowAsync<OktaApiException>()).Which;
        thrown.StatusCode.Should().Be(HttpStatusCode.Found);
        thrown.Problem.Should().Contain("127.0.0.1").And.NotContain("private");
        other.Pending().Should().BeFalse();
    }

    [Fact]
    public async Task A_cookie_is_not_kept()
    {
        for (var i = 0; i < 2; i++)
        {
            var call = _api.ListSessionsAsync();
            var request = await ServeAsync("HTTP/1.1 200 OK\r\nSet-Cookie: sid=1; Path=/\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]");
            await call;
            request.Should().NotContain("Cookie:");
        }
    }

    [Fact]
    public async Task A_body_that_is_cut_off_cannot_be_read()
    {
        var call = _api.CreateSessionAsync();

        await ServeAsync("HTTP/1.1 201 Created\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"id\":\"aps1\"");

        var thrown = (await ((Func<Task>)(() => call)).Should().ThrowAsync<OktaApiException>()).Which;
        thrown.StatusCode.Should().Be(HttpStatusCode.Created);
        thrown.Problem.Should().Be("The answer could not be read: it was cut off");
    }

    [Theory]
    [InlineData("CreateSessionAsync")]
    [InlineData("StartImportAsync")]
    [InlineData("UploadUsersForUpsertAsync")]
    [InlineData("CreateUserAsync")]
    [InlineData("ReplaceUserAsync")]
    [InlineData("UpdateUserAsync")]
    public async Task A_write_is_not_sent_again_by_the_platform_when_the_connection_closes(string method)
    {
        var call = OperationCase.Of(method).Call(_api);

        await ServeAsync("");

        var thrown = (await ((Func<Task>)(() => call)).Should().ThrowAsync<OktaApiException>()).Which;
        thrown.StatusCode.Should().BeNull();
        thrown.InnerException.Should().BeOfType<HttpRequestException>("a time-out would mean that it was sent again");
        _listener.Pending().Should().BeFalse();
    }

    public void Dispose()
    {
        _api.Dispose();
        _listener.Dispose();
    }

    private async Task<string> ServeAsync(string answer)
    {
        using var connection = await _listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return request.ToString();
    }
}
