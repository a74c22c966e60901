using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Limits;

/// <summary>Facts, section 5: one bucket of 15 a minute for creating, listing, reading and deleting sessions, as seen live.</summary>
public sealed class SessionRateLimitTests
{
    private static Task<TestOrg> StartAsync(Action<OktaEmulatorOptions>? more = null) => TestOrg.StartAsync(o =>
    {
        o.SessionRateLimit = new OktaEmulatorOptions().SessionRateLimit;
        more?.Invoke(o);
    });

    [Fact]
    public async Task Sessions_share_15_a_minute_and_the_next_is_refused()
    {
        await using var org = await StartAsync();
        var session = (await org.PostAsync("sessions")).String("id");
        (await org.GetAsync("sessions")).Header("X-Rate-Limit-Remaining").Should().Be("13");
        var read = await org.GetAsync($"sessions/{session}");
        (read.Header("X-Rate-Limit-Limit"), read.Header("X-Rate-Limit-Remaining")).Should().Be(("15", "12"));
        (await org.SendAsync("DELETE", $"sessions/{session}")).Header("X-Rate-Limit-Remaining").Should().Be("11");
        for (var left = 10; left >= 0; left--) (await org.GetAsync("sessions")).Header("X-Rate-Limit-Remaining").Should().Be($"{left}");
        var refused = await org.PostAsync("sessions");
        refused.ShouldBeError(429, "E0000047");
        refused.Header("X-Rate-Limit-Limit").Should().Be("15");
        org.Okta.Sessions.Should().ContainSingle();
        org.Clock.Advance(TimeSpan.FromSeconds(60));
        (await org.PostAsync("sessions")).Status.Should().Be(201);
    }

    [Fact]
    public async Task Other_groups_keep_theirs_and_are_not_refused()
    {
        await using var org = await StartAsync(o => o.RateLimit = 2);
        var session = await org.NewSessionAsync();
        for (var i = 0; i < 20; i++)
        {
            var upload = await org.UploadAsync(session, "bulk-upsert", Bodies.Users($"E{i}"));
            upload.Status.Should().Be(202);
            upload.Header("X-Rate-Limit-Limit").Should().Be("2");
        }
    }

    [Fact]
    public async Task Without_it_sessions_count_like_every_group()
    {
        await using var org = await StartAsync(o => (o.SessionRateLimit, o.RateLimit) = (null, 3));
        for (var i = 0; i < 20; i++) (await org.GetAsync("sessions")).Header("X-Rate-Limit-Limit").Should().Be("3");
    }

    [Fact]
    public async Task It_is_changed_while_the_org_runs()
    {
        await using var org = await TestOrg.StartAsync(o => (o.SessionRateLimit, o.RateLimit, o.RateLimitWindow) = (5, 20, TimeSpan.FromSeconds(10)), overSocket: true);
        using var control = new ControlClient(org.Okta);
        RateLimitOf(await control.GetAsync("state")).Should().Be("""{"enforced":false,"perMinute":120,"sessionsPerMinute":30,"concurrent":75}""");
        RateLimitOf(await control.PutAsync("settings", """{"rateLimit":{"sessionsPerMinute":1}}""")).Should().Be("""{"enforced":false,"perMinute":120,"sessionsPerMinute":1,"concurrent":75}""");
        (await org.GetAsync("sessions")).Status.Should().Be(200);
        (await org.GetAsync("sessions")).Status.Should().Be(429);
        RateLimitOf(await control.PutAsync("settings", """{"rateLimit":{"sessionsPerMinute":0}}""")).Should().Be("""{"enforced":false,"perMinute":120,"sessionsPerMinute":0,"concurrent":75}""");
        (await org.GetAsync("sessions")).Status.Should().Be(200);

        static string RateLimitOf(System.Text.Json.JsonElement state) => state.GetProperty("settings").GetProperty("rateLimit").GetRawText();
    }

    [Fact]
    public async Task Less_than_one_can_t_be()
    {
        var start = () => StartAsync(o => o.SessionRateLimit = 0);
        await start.Should().ThrowAsync<ArgumentException>().WithMessage("SessionRateLimit is below 1*");
    }
}
