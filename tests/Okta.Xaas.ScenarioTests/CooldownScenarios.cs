using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Rules 5 and 6.</summary>
public sealed class CooldownScenarios
{
    private static readonly TimeSpan Cooldown = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_process_that_starts_anew_meets_the_cooldown_in_Oktas_list()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromMinutes(20));
        using var dying = new CancellationTokenSource();
        var triggered = new CallbackProgress(p =>
        {
            if (p.Phase == SyncPhase.Importing) dying.Cancel();
        });
        await Assert.ThrowsAsync<SynchronizationCanceledException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1), triggered, dying.Token));

        (await org.NewSynchronizer().SynchronizeAsync(People.Upserts(1, from: 1))).Succeeded.Should().BeTrue();

        (org.Sessions[1].Created - org.Sessions[0].Triggered!.Value).Should().BeGreaterThanOrEqualTo(Cooldown).And.BeLessThan(Cooldown + TimeSpan.FromSeconds(2));
        org.Okta.Count(Requests.Create).Should().Be(2, "Okta never had to refuse");
    }

    [Fact]
    public async Task Strict_waits_although_the_import_has_long_ended()
    {
        await using var org = await TestOrg.StartAsync();

        await org.Synchronizer.SynchronizeAsync(People.Upserts(1));
        await org.Synchronizer.SynchronizeAsync(People.Upserts(1, from: 1));

        (org.Sessions[1].Created - org.Sessions[0].Triggered!.Value).Should().BeGreaterThanOrEqualTo(Cooldown);
    }

    [Fact]
    public async Task Eager_creates_as_soon_as_no_session_is_active()
    {
        await using var org = await TestOrg.StartAsync(
            o =>
            {
                o.CooldownMode = CooldownMode.Eager;
                o.MaxBatchesPerSession = 1;
            },
            o => o.ProcessingTime = TimeSpan.FromSeconds(60));

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(400))).Succeeded.Should().BeTrue();

        (org.Sessions[1].Created - org.Sessions[0].Triggered!.Value).Should().BeCloseTo(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_refusal_with_an_empty_list_is_waited_out()
    {
        await using var org = await TestOrg.StartAsync();
        var refuseUntil = org.Clock.GetUtcNow() + TimeSpan.FromMinutes(3);
        using var refusing = org.Okta.Intercept(r => r.Operation == Requests.Create && org.Clock.GetUtcNow() < refuseUntil ? Answers.CooldownRefusal : null);

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(1))).Succeeded.Should().BeTrue();

        org.Sessions.Single().Created.Should().BeOnOrAfter(refuseUntil);
    }

    [Fact]
    public async Task A_refusal_that_never_ends_fails_the_run_with_nothing_sent()
    {
        await using var org = await TestOrg.StartAsync(o => o.ExistingSessionTimeLimit = TimeSpan.FromMinutes(10));
        using var refusing = org.Okta.Intercept(r => r.Operation == Requests.Create ? Answers.CooldownRefusal : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Message.Should().Contain("Another process");
        failure.Result.NotSent.Should().HaveCount(3);
        org.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task The_clients_clock_does_not_count()
    {
        // The client's clock is two hours ahead: by it, the trigger would be long past.
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromHours(1));
        org.Okta.CreateSession();
        await org.Api.UploadUsersForUpsertAsync(org.Sessions[0].Id, [People.Upsert(1)]);
        await org.Api.StartImportAsync(org.Sessions[0].Id);
        var ahead = new SkewedTimeProvider(org.Clock, TimeSpan.FromHours(2));

        await org.NewSynchronizer(ahead).SynchronizeAsync(People.Upserts(1, from: 1));

        (org.Sessions[1].Created - org.Sessions[0].Triggered!.Value).Should().BeGreaterThanOrEqualTo(Cooldown);
        org.Okta.Count(Requests.Create).Should().Be(1, "Okta never had to refuse");
    }
}
