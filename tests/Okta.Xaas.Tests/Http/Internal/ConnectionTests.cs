using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Tests.Api.Support;
using Okta.Xaas.Tests.Http.Support;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>Over real sockets: connections that do not open, and answers that are packed.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_proxy_that_does_not_open_its_tunnel_in_time_means_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = Wire.Options();
        options.Retry = new RetryOptions { MaxRetries = 0, ConnectTimeout = TimeSpan.FromSeconds(1) };
        using var primary = (SocketsHttpHandler)PrimaryHandler.Create(options);
        primary.Proxy = new WebProxy(new Uri($"http://{listener.LocalEndpoint}"));
        using var api = IdentitySourcesApi.Create(options, primary);

        var thrown = (await api.Awaiting(a => a.UploadGroupsForDeleteAsync("aps1", ["G1"])).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Outcome.Should().Be(RequestOutcome.NotSent);
        thrown.InnerException!.Message.Should().Contain("ConnectTimeout");
    }

    [Fact]
    public async Task A_server_that_does_not_begin_TLS_in_time_means_not_sent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = Wire.Options();
        options.OktaDomain = new Uri($"https://{listener.LocalEndpoint}");
        options.Retry = new RetryOptions { MaxRetries = 0, ConnectTimeout = TimeSpan.FromSeconds(1) };
        using var api = IdentitySourcesApi.Create(options);

        (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.NotSent);
    }

    [Fact]
    public async Task A_time_limit_that_comes_after_sending_is_no_connect_time_out()
    {
        using var server = new SocketServer(byte[]? (_, _) => ""u8.ToArray());
        var options = Wire.Options();
        options.OktaDomain = server.Address;
        options.Retry = new RetryOptions { MaxRetries = 0, AttemptTimeout = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromSeconds(1) };
        using var api = IdentitySourcesApi.Create(options);

        (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.Unknown);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_answer_is_read(string encoding)
    {
        using var server = new SocketServer((_, _) => Packed(encoding, Encoding.UTF8.GetBytes("""{"errorCode":"E0000001","errorSummary":"refused"}"""), "400 Bad Request"));
        using var api = IdentitySourcesApi.Create(Options(server));

        var thrown = (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.ErrorCode.Should().Be("E0000001");
        thrown.Outcome.Should().Be(RequestOutcome.Refused);
        server.Requests.Single().Should().Contain("Accept-Encoding: gzip, deflate, br");
    }

    [Fact]
    public async Task What_a_packed_answer_unpacks_to_is_bounded()
    {
        var bomb = Packed("gzip", new byte[200_000_000], "201 Created");
        using var server = new SocketServer((_, _) => bomb);
        using var api = IdentitySourcesApi.Create(Options(server));

        var thrown = (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Outcome.Should().Be(RequestOutcome.Unknown);
        thrown.InnerException.Should().BeOfType<IOException>().Which.Message.Should().Contain("longer than");
    }

    [Fact]
    public async Task A_packed_answer_that_is_damaged_proves_nothing()
    {
        var answer = Packed("gzip", new byte[50_000], "201 Created");
        for (var i = answer.Length - 30; i < answer.Length; i++) answer[i] ^= 0x55;
        using var server = new SocketServer((_, _) => answer);
        using var api = IdentitySourcesApi.Create(Options(server));

        (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.Unknown);
    }

    private static OktaXaasOptions Options(SocketServer server)
    {
        var options = Wire.Options();
        options.OktaDomain = server.Address;
        options.Retry = new RetryOptions { MaxRetries = 0 };
        return options;
    }

    private static byte[] Packed(string encoding, byte[] body, string status)
    {
        using var memory = new MemoryStream();
        using (Stream pack = encoding switch
        {
            "gzip" => new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(memory, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(memory, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            pack.Write(body);
        }

        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Encoding: {encoding}\r\nContent-Length: {memory.Length}\r\nX-Okta-Request-Id: r\r\n\r\n"), .. memory.ToArray()];
    }
}
