using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

public sealed class ExistingSessionScenarios
{
    [Fact]
    public async Task Fail_names_the_session_and_sends_nothing()
    {
        await using var org = await TestOrg.StartAsync();
        var foreign = org.Okta.CreateSession();

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(2)));

        failure.Message.Should().Contain(foreign.Id).And.Contain("CREATED").And.Contain("ExistingSession");
        failure.Result.NotSent.Select(c => c.ExternalId).Should().Equal(People.Id(0), People.Id(1));
        failure.Result.ReadToEnd.Should().BeTrue();
        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CREATED");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_cancels_it_and_goes_on(bool withData)
    {
        await using var org = await TestOrg.StartAsync(o => o.ExistingSession = ExistingSessionPolicy.Cancel);
        var foreign = org.Okta.CreateSession();
        if (withData) await org.Api.UploadUsersForUpsertAsync(foreign.Id, [People.Upsert(99)]);

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(2))).Succeeded.Should().BeTrue();

        org.Sessions.Select(s => s.Status).Should().Equal("CLOSED", "COMPLETED");
        org.Okta.Directory.Users.Should().HaveCount(2);
        org.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1), "a session that was never triggered leaves no cooldown");
    }

    [Fact]
    public async Task A_cancelled_session_that_Okta_still_lists_is_cancelled_again()
    {
        await using var org = await TestOrg.StartAsync(o => o.ExistingSession = ExistingSessionPolicy.Cancel);
        org.Okta.CreateSession();
        using var api = org.NewApi(inner => new LaggingHandler(inner, pretended: 1));

        (await org.NewSynchronizer(api: api).SynchronizeAsync(People.Upserts(1))).Succeeded.Should().BeTrue();

        org.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task And_not_without_an_end_or_a_pause()
    {
        await using var org = await TestOrg.StartAsync(o =>
        {
            o.ExistingSession = ExistingSessionPolicy.Cancel;
            o.ExistingSessionTimeLimit = TimeSpan.FromMinutes(7);
        });
        var foreign = org.Okta.CreateSession();
        using var api = org.NewApi(inner => new LaggingHandler(inner, pretended: int.MaxValue));

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.NewSynchronizer(api: api).SynchronizeAsync(People.Upserts(1)));

        failure.Message.Should().Contain(foreign.Id).And.Contain("was cancelled").And.Contain("00:07:00");
        failure.Result.NotSent.Should().ContainSingle();
        org.Okta.Requests.Count(r => r.Request.Operation == Requests.List).Should().BeLessThanOrEqualTo(2 * (1 + (7 * 60 / 5)), "it pauses for the polling interval");
    }

    [Fact]
    public async Task Wait_goes_on_once_the_session_is_gone()
    {
        await using var org = await TestOrg.StartAsync(o => o.ExistingSession = ExistingSessionPolicy.Wait);
        var foreign = org.Okta.CreateSession();
        var closeAt = org.Clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        using var closing = org.Okta.Intercept(r =>
        {
            if (r.Operation == Requests.List && org.Clock.GetUtcNow() >= closeAt && org.Sessions[0].Status == "CREATED") org.Okta.CloseSession(foreign.Id);
            return null;
        });
        var progress = new CallbackProgress();

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(1), progress)).Succeeded.Should().BeTrue();

        org.Sessions[1].Created.Should().BeOnOrAfter(closeAt).And.BeBefore(closeAt + TimeSpan.FromSeconds(10));
        progress.Reports.Should().Contain(p => p.WaitReason == WaitReason.ExistingSession && p.WaitingUntil > org.Sessions[0].Created);
    }

    [Fact]
    public async Task Wait_ends_at_its_time_limit()
    {
        await using var org = await TestOrg.StartAsync(o =>
        {
            o.ExistingSession = ExistingSessionPolicy.Wait;
            o.ExistingSessionTimeLimit = TimeSpan.FromMinutes(7);
        });
        var foreign = org.Okta.CreateSession();

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1)));

        failure.Message.Should().Contain(foreign.Id).And.Contain("00:07:00");
        org.Clock.Elapsed.Should().Be(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public async Task The_import_of_another_client_is_kept_apart_by_the_cooldown()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromHours(1));
        var foreign = org.Okta.CreateSession();
        await org.Api.UploadUsersForUpsertAsync(foreign.Id, [People.Upsert(99)]);
        await org.Api.StartImportAsync(foreign.Id);

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(1))).Succeeded.Should().BeTrue();

        (org.Sessions[1].Created - org.Sessions[0].Triggered!.Value).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_creation_that_loses_a_race_is_handled_by_the_policy()
    {
        await using var org = await TestOrg.StartAsync();
        string? winner = null;
        using var racing = org.Okta.Intercept(r =>
        {
            if (r.Operation == Requests.Create && winner is null) winner = org.Okta.CreateSession().Id;
            return null;
        });

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1)));

        failure.Message.Should().Contain(winner);
    }

    /// <summary>Okta confirms a deletion, and what it lists does not show it yet.</summary>
    private sealed class LaggingHandler(HttpMessageHandler inner, int pretended) : DelegatingHandler(inner)
    {
        private int _pretended;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == HttpMethod.Delete && _pretended++ < pretended
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NoContent) { RequestMessage = request, Headers = { { "X-Okta-Request-Id", "req" } } })
                : base.SendAsync(request, cancellationToken);
    }
}
