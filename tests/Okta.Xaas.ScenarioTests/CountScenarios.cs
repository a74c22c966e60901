using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

public sealed class CountScenarios
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(200, 1, 1)]
    [InlineData(201, 2, 1)]
    [InlineData(10_000, 50, 1)]
    [InlineData(10_001, 51, 2)]
    [InlineData(25_000, 125, 3)]
    public async Task Every_change_is_imported_in_the_fewest_batches_and_sessions(int changes, int batches, int sessions)
    {
        await using var org = await TestOrg.StartAsync();

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(changes));

        result.Succeeded.Should().BeTrue();
        result.Imported.Should().Be(changes);
        org.Okta.Directory.Users.Should().HaveCount(changes);
        org.Sessions.Should().HaveCount(sessions);
        org.Sessions.Should().AllSatisfy(s => (s.Status, s.DuplicateEntities.Count).Should().Be(("COMPLETED", 0)));
        org.Sessions.Sum(s => s.Uploads.Count).Should().Be(batches);
        result.Sessions.Should().HaveCount(sessions);
        result.Sessions.Should().AllSatisfy(s => s.Outcome.Should().Be(SessionOutcome.Imported));
        result.Sessions.Sum(s => s.Bytes).Should().Be(org.Sessions.Sum(s => s.Uploads.Sum(u => (long)u.Bytes)));
        CreationsAreApart(org.Sessions);
    }

    [Fact]
    public async Task Nothing_to_do_makes_no_request()
    {
        await using var org = await TestOrg.StartAsync();

        var result = await org.Synchronizer.SynchronizeAsync([]);

        result.Succeeded.Should().BeTrue();
        org.Okta.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Changes_are_let_go_once_their_session_is_over()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 5);
        var made = new List<WeakReference>();
        var alive = 0;

        await org.Synchronizer.SynchronizeAsync(Stream());

        alive.Should().BeLessThan(2_000, "a session has 1,000 changes, and 20,000 were read");

        IEnumerable<IdentityChange> Stream()
        {
            for (var i = 0; i < 20_000; i++) yield return Track(People.Upsert(i));
            GC.Collect();
            alive = made.Count(m => m.IsAlive);
        }

        IdentityChange Track(IdentityChange change)
        {
            made.Add(new(change));
            return change;
        }
    }

    [Fact]
    public async Task The_estimate_agrees_with_the_run()
    {
        await using var org = await TestOrg.StartAsync();

        var estimate = await org.Synchronizer.EstimateAsync(People.Upserts(10_001));
        org.Okta.Requests.Should().BeEmpty("an estimate makes no request");
        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(10_001));

        estimate.Sessions.Should().Be(result.Sessions.Count);
        estimate.Batches.Should().Be(result.Sessions.Sum(s => s.Batches));
        estimate.Bytes.Should().Be(result.Sessions.Sum(s => s.Bytes));
        estimate.Changes.Should().Equal(new Dictionary<ChangeKind, long> { [ChangeKind.UserUpsert] = 10_001 });
        estimate.ShortestTime.Should().Be(TimeSpan.FromMinutes(5));
        result.Duration.Should().BeGreaterThanOrEqualTo(estimate.ShortestTime);
    }

    private static void CreationsAreApart(IReadOnlyList<EmulatedSession> sessions)
    {
        for (var i = 1; i < sessions.Count; i++)
            (sessions[i].Created - sessions[i - 1].Triggered!.Value).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5)).And.BeLessThan(TimeSpan.FromMinutes(6));
    }
}
