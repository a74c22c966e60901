using System.Net.Http.Headers;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Hosting;

/// <summary>How the files of the page are served. What the page is like is held elsewhere.</summary>
public sealed class PageFilesTests
{
    [Fact]
    public async Task The_page_is_at_the_root_and_may_load_nothing_from_elsewhere()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var answer = await org.Client.GetAsync(new Uri("/", UriKind.Relative));
        ((int)answer.StatusCode).Should().Be(200);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'self'").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.CacheControl!.NoCache.Should().BeTrue();
        (await answer.Content.ReadAsStringAsync()).Should().StartWith("<!doctype html>", "it is a page");
        org.Okta.Requests.Should().BeEmpty("the page is not a request to the org");
    }

    [Fact]
    public async Task What_the_browser_has_already_is_not_sent_again()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var first = await org.Client.GetAsync(new Uri("/index.html", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var unchanged = await org.Client.SendAsync(again);
        ((int)unchanged.StatusCode).Should().Be(304);
        (await unchanged.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        using var other = new HttpRequestMessage(HttpMethod.Get, "/");
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        using var sent = await org.Client.SendAsync(other);
        ((int)sent.StatusCode).Should().Be(200);
    }

    [Fact]
    public async Task A_head_has_no_body_and_a_post_is_the_orgs()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var head = await org.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));
        ((int)head.StatusCode).Should().Be(200);
        head.Content.Headers.ContentLength.Should().BePositive();
        using var post = await org.Client.PostAsync(new Uri("/", UriKind.Relative), null);
        ((int)post.StatusCode).Should().Be(404);
        org.Okta.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("/none.html")]
    [InlineData("/../Okta.Xaas.Emulator.dll")]
    [InlineData("/%2e%2e/openapi.json")]
    [InlineData("/openapi.json")]
    public async Task Nothing_else_is_served(string path)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using var answer = await org.Client.GetAsync(new Uri(path, UriKind.Relative));
        ((int)answer.StatusCode).Should().Be(404);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("E0000007");
    }
}
