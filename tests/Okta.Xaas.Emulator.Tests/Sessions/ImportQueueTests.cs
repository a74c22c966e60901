using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Sessions;

/// <summary>Facts, section 2: triggered sessions are imported one after another.</summary>
public sealed class ImportQueueTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Triggered_sessions_wait_for_each_other()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TenMinutes);
        await TriggerAsync(org, "E1");
        org.Clock.Advance(TimeSpan.FromMinutes(5));
        await TriggerAsync(org, "E2");
        Statuses(org).Should().Equal("TRIGGERED", "TRIGGERED");
        org.Clock.Advance(TimeSpan.FromMinutes(5));
        Statuses(org).Should().Equal("COMPLETED", "TRIGGERED");
        org.Okta.Directory.Users.Keys.Should().Equal("E1");
        org.Clock.Advance(TenMinutes - TimeSpan.FromTicks(1));
        Statuses(org).Should().Equal("COMPLETED", "TRIGGERED");
        org.Clock.Advance(TimeSpan.FromTicks(1));
        Statuses(org).Should().Equal("COMPLETED", "COMPLETED");
        org.Okta.Directory.Users.Keys.Should().Equal("E1", "E2");
    }

    [Fact]
    public async Task Imports_that_fell_due_while_nobody_looked_are_done_in_order_at_their_own_times()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TenMinutes);
        var start = org.Clock.GetUtcNow();
        await TriggerAsync(org, "E1");
        org.Clock.Advance(TimeSpan.FromMinutes(5));
        await TriggerAsync(org, "E1");
        org.Clock.Advance(TimeSpan.FromDays(1));
        org.Okta.Sessions.Select(session => session.Finished).Should().Equal(start + TenMinutes, start + (2 * TenMinutes));
        org.Okta.Directory.Users["E1"].Created.Should().Be(start + TenMinutes);
        org.Okta.Directory.Users["E1"].LastUpdated.Should().Be(start + (2 * TenMinutes));
    }

    [Fact]
    public async Task A_delay_holds_for_the_next_start_and_for_whatever_waits_behind_it()
    {
        await using var org = await TestOrg.StartAsync(o => (o.ProcessingTime, o.CreationCooldown) = (TenMinutes, TimeSpan.Zero));
        await TriggerAsync(org, "E1");
        org.Okta.DelayNextImport(TenMinutes);
        org.Okta.DelayNextImport(TimeSpan.FromMinutes(1));
        for (var i = 2; i <= 4; i++) await TriggerAsync(org, $"E{i}");
        org.Clock.Advance(TimeSpan.FromHours(1));
        var finished = org.Okta.Sessions.Select(session => session.Finished).ToList();
        finished.Zip(finished.Skip(1), (before, after) => (after - before)!.Value.TotalMinutes).Should().Equal(20, 11, 10);
        (finished[0] - org.Okta.Sessions[0].Triggered).Should().Be(TenMinutes, "it had been started before");
        org.Okta.Invoking(okta => okta.DelayNextImport(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Without_processing_time_the_import_is_done_at_the_next_look()
    {
        await using var org = await TestOrg.StartAsync(o => o.ProcessingTime = TimeSpan.Zero);
        var session = await TriggerAsync(org, "E1");
        (await org.StatusOfAsync(session)).Should().Be("COMPLETED");
    }

    [Fact]
    public async Task The_uploads_of_a_session_are_imported_in_the_order_they_came()
    {
        await using var org = await TestOrg.StartAsync();
        await org.ImportAsync(
            ("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"first"}""")),
            ("bulk-upsert", Bodies.UserProfile("E1", """{"userName":"second"}""")));
        org.Okta.Directory.Users["E1"].Profile["userName"].Should().Be("second");
    }

    private static async Task<string> TriggerAsync(TestOrg org, string user)
    {
        var session = await org.NewSessionAsync();
        await org.UploadAsync(session, "bulk-upsert", Bodies.Users(user));
        (await org.PostAsync($"sessions/{session}/start-import")).String("status").Should().Be("TRIGGERED");
        return session;
    }

    private static IEnumerable<string> Statuses(TestOrg org) => org.Okta.Sessions.Select(session => session.Status);
}
