using System.Globalization;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Time;

public sealed class ClockSkewTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task Every_time_that_Okta_tells_is_by_its_own_clock(int minutes)
    {
        await using var org = await TestOrg.StartAsync(o => o.ClockSkew = TimeSpan.FromMinutes(minutes));
        var now = org.Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes);
        var created = await org.PostAsync("sessions");
        created.Headers.Date.Should().Be(now);
        created.Header("X-Rate-Limit-Reset").Should().Be(now.AddSeconds(60).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        created.Json.GetProperty("created").GetDateTimeOffset().Should().Be(now);
        created.Json.GetProperty("lastUpdated").GetDateTimeOffset().Should().Be(now);
        var user = await org.PostAsync("users", Bodies.User("E1"));
        user.Json.GetProperty("created").GetDateTimeOffset().Should().Be(now);
        org.Okta.Sessions.Single().Created.Should().Be(now);
        org.Okta.Requests.Should().OnlyContain(entry => entry.Request.Time == now);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task No_wait_gets_longer_or_shorter(int minutes)
    {
        await using var org = await TestOrg.StartAsync(o =>
        {
            o.ClockSkew = TimeSpan.FromMinutes(minutes);
            o.ProcessingTime = TimeSpan.FromHours(1);
            o.Latency = TimeSpan.FromSeconds(1);
        });
        var creation = org.PostAsync("sessions");
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        var session = (await creation).String("id");
        var upload = org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"));
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        (await upload).Status.Should().Be(202);
        org.Okta.TriggerSession(session);
        org.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        org.Okta.Invoking(okta => okta.CreateSession()).Should().Throw<InvalidOperationException>();
        org.Clock.Advance(TimeSpan.FromTicks(1));
        org.Okta.CreateSession();
        org.Clock.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromTicks(1));
        org.Okta.Sessions[0].Status.Should().Be("TRIGGERED");
        org.Clock.Advance(TimeSpan.FromTicks(1));
        org.Okta.Sessions[0].Status.Should().Be("COMPLETED");
    }

    [Fact]
    public async Task A_skew_of_years_is_refused()
    {
        var start = async () => await OktaEmulator.StartAsync(o => o.ClockSkew = TimeSpan.MinValue + TimeSpan.FromTicks(1));
        await start.Should().ThrowAsync<ArgumentException>().WithMessage("*ClockSkew*");
    }
}
