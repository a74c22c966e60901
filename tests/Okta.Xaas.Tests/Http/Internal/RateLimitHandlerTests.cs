using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http.Internal;

/// <summary>Against a server that counts, in virtual time.</summary>
public sealed class RateLimitHandlerTests : IDisposable
{
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly CountingServer _server;

    public RateLimitHandlerTests()
    {
        _server = new CountingServer(_clock);
    }

    [Fact]
    public async Task At_the_limit_that_was_seen_live_polling_is_never_refused_and_leaves_room_to_cancel()
    {
        using var api = Api();

        for (var i = 0; i < 100; i++) await api.GetSessionAsync("aps1");
        var before = _clock.Elapsed;
        await api.DeleteSessionAsync("aps1");

        _server.Refused.Should().Be(0);
        (_clock.Elapsed - before).Should().BeLessThan(TimeSpan.FromSeconds(5));
        _clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(12));
    }

    [Fact]
    public async Task What_is_left_of_the_window_is_measured_and_on_the_results_that_tell_of_an_answer()
    {
        var measured = new List<(int Left, string? Host, string? Group)>();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "okta.xaas.rate_limit.remaining") listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<int>((_, left, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value as string);
            measured.Add((left, all["server.address"], all["okta.xaas.rate_limit.group"]));
        });
        meters.Start();
        var options = Wire.Options();
        options.OktaDomain = new Uri("https://gauge.okta.com");
        using var api = IdentitySourcesApi.Create(options, _server, timeProvider: _clock);

        await api.GetSessionAsync("aps1");
        var list = await api.ListSessionsAsync();
        meters.RecordObservableInstruments();

        list.RateLimit!.Limit.Should().Be(15);
        list.RateLimit.Remaining.Should().Be(13);
        measured.Should().Contain((13, "gauge.okta.com", "Sessions"));
    }

    [Fact]
    public async Task A_part_of_the_limit_is_left_to_others()
    {
        using var api = Api(share: 0.4);

        for (var i = 0; i < 30; i++) await api.GetSessionAsync("aps1");

        _server.PerWindow.Values.Should().OnlyContain(count => count <= 6);
        _server.Refused.Should().Be(0);
    }

    [Fact]
    public async Task Many_that_wait_for_one_window_leave_one_after_another()
    {
        using var api = Api();
        _server.Used = 15;
        await api.GetUserAsync("E0");

        await Task.WhenAll(Enumerable.Range(1, 37).Select(i => api.GetUserAsync("E" + i)));

        // A busy machine can carry a request from its start to the server while the virtual clock goes on, so a few may arrive together or in the next window.
        _server.Refused.Should().BeLessThanOrEqualTo(3);
        _server.Times.Where(time => time > TimeSpan.FromSeconds(30)).Distinct().Count().Should().BeGreaterThan(25, "37 at once would be three crowds");
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("0", null, 60)]
    [InlineData("1", null, 60)]
    [InlineData("Mon, 02 Nov 2020 06:00:00 GMT", null, 60)]
    [InlineData(null, 0, null)]
    [InlineData(null, 0, 60)]
    public async Task A_429_of_a_minute_ends_no_call_whatever_it_tells(string? retryAfter, int? remaining, int? resetIn)
    {
        _server.RefuseUntil = TimeSpan.FromSeconds(60);
        _server.Refusal = response =>
        {
            if (retryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            if (remaining is { } left) response.Headers.TryAddWithoutValidation("X-Rate-Limit-Remaining", left.ToString(CultureInfo.InvariantCulture));
            if (remaining is { } limit) response.Headers.TryAddWithoutValidation("X-Rate-Limit-Limit", limit.ToString(CultureInfo.InvariantCulture));
            if (resetIn is { } seconds) response.Headers.TryAddWithoutValidation("X-Rate-Limit-Reset", (VirtualTimeProvider.Start.ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture));
        };
        using var api = Api();

        await api.UploadGroupsForDeleteAsync("aps1", ["G1"]);

        _clock.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60)).And.BeLessThan(TimeSpan.FromSeconds(170));
        _server.Refused.Should().BeLessThan(10);
    }

    [Fact]
    public async Task A_429_that_stays_is_given_up_after_ten_minutes_and_not_before()
    {
        _server.RefuseUntil = TimeSpan.MaxValue;
        using var api = Api();

        var thrown = (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        _clock.Elapsed.Should().BeCloseTo(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(2));
    }

    public void Dispose() => _server.Dispose();

    private IIdentitySourcesConnection Api(double share = 1)
    {
        var options = Wire.Options();
        options.RateLimitShare = share;
        return IdentitySourcesApi.Create(options, _server, timeProvider: _clock);
    }

    /// <summary>15 requests a minute, in one bucket.</summary>
    private sealed class CountingServer(VirtualTimeProvider clock) : HttpMessageHandler
    {
        private const int Limit = 15;

        private readonly Lock _gate = new();
        private long _window;

        public int Used { get; set; }

        public int Refused { get; private set; }

        public ConcurrentDictionary<long, int> PerWindow { get; } = new();

        public ConcurrentQueue<TimeSpan> Times { get; } = new();

        public TimeSpan RefuseUntil { get; set; }

        public Action<HttpResponseMessage>? Refusal { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_gate) return Task.FromResult(Answer(request));
        }

        private HttpResponseMessage Answer(HttpRequestMessage request)
        {
            Times.Enqueue(clock.Elapsed);
            if (clock.Elapsed < RefuseUntil)
            {
                Refused++;
                var refusal = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                Refusal?.Invoke(refusal);
                return refusal;
            }

            var window = (long)clock.Elapsed.TotalMinutes;
            if (window != _window) (_window, Used) = (window, 0);
            var isRefused = ++Used > Limit;
            if (isRefused) Refused++;
            else PerWindow.AddOrUpdate(window, 1, (_, count) => count + 1);
            var (status, body) = isRefused ? (HttpStatusCode.TooManyRequests, "{\"errorCode\":\"E0000047\"}") : Done(request);
            var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
            response.Headers.Date = clock.GetUtcNow();
            response.Headers.Add("X-Okta-Request-Id", "req");
            response.Headers.Add("X-Rate-Limit-Limit", "15");
            response.Headers.Add("X-Rate-Limit-Remaining", Math.Max(0, Limit - Used).ToString(CultureInfo.InvariantCulture));
            response.Headers.Add("X-Rate-Limit-Reset", (VirtualTimeProvider.Start + TimeSpan.FromMinutes(window + 1)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            return response;
        }

        private static (HttpStatusCode Status, string Body) Done(HttpRequestMessage request)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (request.Method == HttpMethod.Delete) return (HttpStatusCode.NoContent, "");
            if (path.Contains("bulk-", StringComparison.Ordinal)) return (HttpStatusCode.Accepted, "");
            return (HttpStatusCode.OK, path.Contains("/users/", StringComparison.Ordinal) ? "{\"externalId\":\"E1\"}" : "{\"id\":\"aps1\"}");
        }
    }
}
