using System.Globalization;
using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Ordinary bad nights: some uploads get no answer, something on the way answers the reads, Okta has a word that nobody knows.</summary>
public sealed class BadNightScenarios
{
    private const string SeedsVariable = "OKTA_XAAS_BAD_NIGHT_SEEDS";

    // A tenth of it in every build; 100 by the variable.
    private const int DefaultSeeds = 10;

    [Fact]
    public async Task With_5_percent_of_uploads_unknown_50_000_users_end_well()
    {
        var seeds = Environment.GetEnvironmentVariable(SeedsVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultSeeds;
        var bad = new List<string>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            await using var org = await TestOrg.StartAsync(o => o.CooldownMode = CooldownMode.Eager);
            var random = new Random(seed);
            var unknown = 0;
            using var failing = org.Okta.Intercept(r =>
            {
                if (r.Operation != Requests.UpsertUsers) return null;
                lock (random)
                {
                    if (random.NextDouble() >= 0.05) return null;
                    unknown++;
                    return random.Next(2) == 0 ? Fault.Html(502) : Fault.Html(502).AfterEffect();
                }
            });
            var result = await Record.ExceptionAsync(async () => (await org.Synchronizer.SynchronizeAsync(People.Upserts(50_000))).EnsureSuccess());
            if (result is not null) bad.Add($"seed {seed}: {result.Message}");
            if (unknown == 0) bad.Add($"seed {seed} had no fault");
            if (org.Okta.Directory.Users.Count != 50_000) bad.Add($"seed {seed}: {org.Okta.Directory.Users.Count} users");
            if (org.Sessions.Any(s => s.DuplicateEntities.Count > 0)) bad.Add($"seed {seed}: an entity is twice in a session");
        }

        bad.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Requests.List, 403)]
    [InlineData(Requests.List, 404)]
    [InlineData(Requests.List, 407)]
    [InlineData(Requests.List, 408)]
    [InlineData(Requests.Get, 425)]
    [InlineData(Requests.Get, 404)]
    [InlineData(Requests.Get, 520)]
    [InlineData(Requests.Get, 524)]
    public async Task A_read_that_something_on_the_way_answers_is_repeated(string operation, int status)
    {
        await using var org = await TestOrg.StartAsync();
        using var first = org.Okta.FailOnce(operation, Fault.Html(status));
        using var second = org.Okta.FailOnce(operation, Fault.Html(status), after: 1);

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(3))).Succeeded.Should().BeTrue();

        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("COMPLETED");
    }

    [Fact]
    public async Task A_status_that_nobody_knows_before_the_trigger_does_not_hinder_it()
    {
        await using var org = await TestOrg.StartAsync();
        var looks = 0;
        using var strange = org.Okta.Intercept(r => r.Operation == Requests.Get && ++looks == 1 ? Strange(org) : null);

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(3))).Succeeded.Should().BeTrue();

        org.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_final_status_that_nobody_knows_is_named_in_Oktas_word_when_the_time_is_over()
    {
        await using var org = await TestOrg.StartAsync(o => o.ImportTimeLimit = TimeSpan.FromMinutes(10));
        using var strange = org.Okta.Intercept(r => r.Operation == Requests.Get && org.Sessions[0].Triggered is not null ? Strange(org) : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Message.Should().Contain("ARCHIVED").And.Contain("ImportTimeLimit");
        failure.Result.InDoubt.Should().HaveCount(3);
    }

    [Fact]
    public async Task Somebody_elses_import_of_the_session_is_over_before_its_changes_are_imported_again()
    {
        await using var org = await TestOrg.StartAsync(o => o.CooldownMode = CooldownMode.Eager, o => o.ProcessingTime = TimeSpan.FromMinutes(25));
        using var losing = org.Okta.FailOnce(Requests.UpsertUsers, Fault.TriggerSession(), after: 2);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(1_000));

        result.Succeeded.Should().BeTrue();
        org.Sessions[1].Created.Should().BeOnOrAfter(org.Sessions[0].Finished!.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_closed_or_gone_after_the_trigger_is_in_doubt_and_never_loaded_again_by_itself(bool closed)
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromMinutes(5));
        using var losing = org.Okta.Intercept(r => r.Operation == Requests.Get && org.Sessions[0].Triggered is not null
            ? closed ? Fault.Answer(EmulatedResponse.Text(200, $$"""{"id":"{{org.Sessions[0].Id}}","status":"CLOSED"}""")) : Fault.Refuse(404, "E0000007", "Not found")
            : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Result.InDoubt.Should().HaveCount(3);
        failure.Result.NotSent.Should().BeEmpty();
        org.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task An_upload_that_fails_for_good_stops_the_others()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxConcurrentUploads = 1);
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Answers.Forbidden, after: 1);

        await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(10_000)));

        org.Okta.Count(Requests.UpsertUsers).Should().Be(2);
    }

    private static Fault Strange(TestOrg org) => Fault.Answer(EmulatedResponse.Text(200, $$"""{"id":"{{org.Sessions[0].Id}}","status":"ARCHIVED"}"""));
}
