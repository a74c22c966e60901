using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

public sealed class ThroughputScenarios
{
    private static readonly TimeSpan Import = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(CooldownMode.Eager)]
    [InlineData(CooldownMode.Strict)]
    public async Task A_hundred_thousand_changes_take_ten_sessions_and_no_longer_than_the_rules_ask_for(CooldownMode mode)
    {
        await using var org = await TestOrg.StartAsync(o => o.CooldownMode = mode, o => o.ProcessingTime = Import);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(100_000));

        result.Succeeded.Should().BeTrue();
        result.Sessions.Should().HaveCount(10).And.OnlyContain(s => s.Batches == 50);

        // Loading takes no virtual time here; a look each five seconds may come so late.
        var each = mode == CooldownMode.Eager ? Import + TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(5);
        result.Duration.Should().BeLessThanOrEqualTo(10 * each);
    }

    [Fact]
    public async Task The_next_session_is_packed_while_one_is_imported()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 2, o => o.ProcessingTime = TimeSpan.FromMinutes(10));
        var readWhileImporting = 0L;
        var read = 0;
        var progress = new CallbackProgress(p =>
        {
            if (p is { Phase: SyncPhase.Importing, SessionNumber: 1 }) readWhileImporting = p.ChangesRead;
        });

        await org.Synchronizer.SynchronizeAsync(Counting(), progress);

        readWhileImporting.Should().BeGreaterThanOrEqualTo(400);
        read.Should().Be(1_000);
        org.Okta.Requests.Where(r => r.Request.Operation == Requests.UpsertUsers).Should().HaveCount(5);

        IEnumerable<IdentityChange> Counting()
        {
            foreach (var change in People.Upserts(1_000))
            {
                read++;

                // The third session's changes are read while the first one's import, or the cooldown after it, is still running.
                if (read == 801) org.Okta.Requests.Count(r => r.Request.Operation == Requests.Create).Should().BeLessThanOrEqualTo(2);
                yield return change;
            }
        }
    }
}
