using System.IO.Compression;
using System.Net;
using System.Text;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

/// <summary>Okta compresses its answers for a client that accepts gzip, as was seen live.</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData("gzip", true, false)]
    [InlineData("gzip", true, true)]
    [InlineData("br;q=1.0, GZIP;q=0.5", true, true)]
    [InlineData("*", true, false)]
    [InlineData("gzip;q=0, *", false, false)]
    [InlineData("br", false, true)]
    [InlineData("identity", false, false)]
    [InlineData("???;;", false, false)]
    public async Task Who_accepts_gzip_gets_it(string accepted, bool compressed, bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var plain = await org.GetAsync("users/none");
        org.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepted);
        var (encoding, body) = await ReadAsync(org, "users/none");
        encoding.Should().Be(compressed ? "gzip" : null);
        body.Length.Should().Be(plain.Body.Length, "but for the error's id it is the same");
    }

    [Fact]
    public async Task A_client_that_decompresses_notices_nothing()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip };
        using var client = new HttpClient(handler) { BaseAddress = org.Okta.BaseAddress };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"SSWS {org.Okta.ApiToken}");
        using var created = await client.PostAsync(new Uri(org.SourcePath + "sessions", UriKind.Relative), null);
        (await Answer.ReadAsync(created)).String("status").Should().Be("CREATED");
    }

    [Fact]
    public async Task An_answer_without_a_body_and_one_from_between_are_not_compressed()
    {
        await using var org = await TestOrg.StartAsync();
        org.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip");
        var session = (await ReadAsync(org, "sessions", HttpMethod.Post)).Body.Split('"')[3];
        (await ReadAsync(org, $"sessions/{session}", HttpMethod.Delete)).Should().Be((null, ""));
        org.Okta.Intercept(_ => Fault.Html(502));
        (await ReadAsync(org, "sessions")).Encoding.Should().BeNull();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task It_can_be_done_unasked(string encoding)
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(_ => Fault.Compressed(encoding));
        var seen = await ReadAsync(org, "sessions");
        seen.Should().Be((encoding, "[]"));
        FluentActions.Invoking(() => Fault.Compressed("zip")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => EmulatedResponse.Text(200, "x").Compressed("zip")).Should().Throw<ArgumentException>();
    }

    private static async Task<(string? Encoding, string Body)> ReadAsync(TestOrg org, string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, org.SourcePath + path);
        using var response = await org.Client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var encoding = response.Content.Headers.ContentEncoding.SingleOrDefault();
        using Stream coded = new MemoryStream(bytes);
        using Stream plain = encoding switch
        {
            "gzip" => new GZipStream(coded, CompressionMode.Decompress),
            "br" => new BrotliStream(coded, CompressionMode.Decompress),
            _ => coded,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (encoding, await reader.ReadToEndAsync());
    }
}
