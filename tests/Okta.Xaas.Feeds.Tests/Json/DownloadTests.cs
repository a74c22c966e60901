using System.Net;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.TestDoubles;
using static Okta.Xaas.Feeds.Tests.Support.PagedService;

namespace Okta.Xaas.Feeds.Tests.Json;

/// <summary>A service that fails, is busy, or wants a token.</summary>
public class DownloadTests
{
    private static readonly string Whole = Page("", "E1", "E2");

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again_with_a_new_token_and_nothing_of_the_first_answer_stays()
    {
        using var hr = new PagedService()
            .On("/people", Page("\"next\": \"/2\"", "E0"))
            .On("/2", () => new(HttpStatusCode.InternalServerError), () => throw new HttpRequestException("reset"), () => Broken(Whole), () => new((HttpStatusCode)429) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(30)) } }, () => Answer(Whole));
        var tokens = 0;
        var service = new JsonService(new Uri(Host + "/people")) { Paging = JsonPaging.NextAddress("next"), Handler = hr.Handler, Token = _ => new($"t{++tokens}") };

        (await hr.KeysAsync(service)).Should().Equal("E0", "E1", "E2");

        hr.Asked.Select(request => request.Token).Should().Equal("Bearer t1", "Bearer t2", "Bearer t3", "Bearer t4", "Bearer t5", "Bearer t6");
        hr.Clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(37)).And.BeLessThan(TimeSpan.FromSeconds(39));
    }

    [Theory]
    [InlineData(500, 6)]
    [InlineData(401, 1)]
    [InlineData(302, 1)]
    [InlineData(204, 1)]
    public async Task Anything_but_200_ends_the_reading_once_repetitions_are_used_up(int status, int attempts)
    {
        using var hr = new PagedService().On("/people?key=secret", () => new((HttpStatusCode)status) { Content = new StringContent("Geheim"), Headers = { Location = new("https://evil.example.com/") } });

        (await hr.FailureAsync(hr.Service(JsonPaging.None, "/people?key=secret"))).Should().Be($"{Host}/people: page 1: the service answered {status}");
        hr.Asked.Should().HaveCount(attempts);
    }

    [Fact]
    public async Task A_service_that_is_busy_for_too_long_ends_the_reading_too()
    {
        using var hr = new PagedService().On("/people", () => new((HttpStatusCode)429));

        (await hr.FailureAsync(hr.Service(JsonPaging.None))).Should().EndWith("the service answered 429");
        hr.Clock.Elapsed.Should().Be(new RetryOptions().RateLimitTimeLimit);
    }

    [Fact]
    public async Task A_page_that_never_ends_runs_out_of_time_and_is_asked_for_again()
    {
        var network = new VirtualTimeProvider();
        using var hr = new PagedService().On("/people", () => new(HttpStatusCode.OK) { Content = new StreamContent(new EndlessWait(network)) }, () => Answer(Whole));

        using var list = await JsonSnapshot.DownloadAsync(hr.Service(JsonPaging.None), TestMapping.With("\"records\": \"people\""), hr.Clock, network, default);

        (await list.Snapshot.Users!.ToListAsync()).Should().HaveCount(2);
        (network.Elapsed, hr.Asked.Count).Should().Be((new RetryOptions().AttemptTimeout, 2));
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_is_the_callers_failure_and_nothing_is_asked_without_one()
    {
        using var hr = new PagedService().On("/people", Whole);
        var service = new JsonService(new Uri(Host + "/people")) { Handler = hr.Handler, Token = _ => throw new InvalidOperationException("no token") };

        await hr.Awaiting(it => it.DownloadAsync(service)).Should().ThrowAsync<InvalidOperationException>().WithMessage("no token");
        hr.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_handler_that_follows_redirects_to_another_host_is_found_out()
    {
        using var hr = new PagedService().On("/people", Whole);
        using var following = new FollowingHandler { InnerHandler = hr.Handler };

        (await hr.FailureAsync(new JsonService(new Uri(Host + "/people")) { Handler = following })).Should().EndWith("the handler has followed a redirect to another host; it must not");
    }

    [Fact]
    public async Task Of_what_was_answered_no_file_is_left_nor_can_others_read_it()
    {
        var before = Files();
        using (var hr = new PagedService().On("/people", Whole))
        {
            using var list = await hr.DownloadAsync(hr.Service(JsonPaging.None));
            if (!OperatingSystem.IsWindows()) Files().Except(before).Should().BeEmpty("a file without a name is gone with the process, however that ends");
            (await list.Snapshot.Users!.ToListAsync()).Should().HaveCount(2);
        }

        Files().Except(before).Should().BeEmpty();

        static string[] Files() => Directory.GetFiles(Path.GetTempPath(), "okta-xaas-list-*");
    }

    private static HttpResponseMessage Broken(string text) => new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream(text, text.Length - 5)) };

    private sealed class FollowingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.RequestMessage = new(HttpMethod.Get, "https://evil.example.com/");
            return response;
        }
    }

    private sealed class EndlessWait(VirtualTimeProvider network) : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            network.Advance(new RetryOptions().AttemptTimeout);
            await Task.Delay(Timeout.InfiniteTimeSpan, network, cancellationToken);
            return 0;
        }
    }
}
