using Okta.Xaas.Journal;
using Okta.Xaas.ScenarioTests.Simulation;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>The process dies; the next one knows from its journal on disk what became of every change.</summary>
public sealed class CrashScenarios : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<int> EveryStep() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task A_crash_at_any_step_loses_and_doubles_nothing(int step)
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 2);
        var feed = People.Upserts(500).ToArray<IdentityChange>();
        var life = new Mortality(step);
        using (var journal = new FileJournal(_path))
        {
            using var api = org.NewApi(inner => new MortalHandler(life, inner));
            var died = await Record.ExceptionAsync(() => org.NewSynchronizer(api: api, journal: new MortalJournal(life, journal)).SynchronizeAsync(feed));
            if (!life.IsDead)
            {
                died.Should().BeNull();
                return;
            }
        }

        using var found = new FileJournal(_path);
        var next = org.NewSynchronizer(journal: found);
        var recovered = await next.RecoverAsync();
        var imported = recovered.Where(r => r.Outcome == SessionOutcome.Imported).SelectMany(r => r.Changes).Select(c => c.ExternalId).ToHashSet();

        org.Okta.Directory.Users.Keys.Should().BeEquivalentTo(imported, "what is recovered as imported is there, and nothing else");
        org.Sessions.Should().NotContain(s => s.Status == "CREATED" || s.Status == "IN_PROGRESS");
        (await next.RecoverAsync()).Should().BeEmpty("it was told");

        (await next.SynchronizeAsync(feed.Where(c => !imported.Contains(c.ExternalId)))).Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Should().HaveCount(500);
        org.Sessions.SelectMany(s => s.DuplicateEntities).Should().BeEmpty();
        new FileInfo(_path).Length.Should().Be(0, "a run that has ended leaves nothing to recover");
    }

    [Fact]
    public async Task SynchronizeAsync_recovers_before_it_starts_and_reports_it()
    {
        await using var org = await TestOrg.StartAsync();
        var life = new Mortality(14);
        var journal = new MemoryJournal();
        using var api = org.NewApi(inner => new MortalHandler(life, inner));
        await Record.ExceptionAsync(() => org.NewSynchronizer(api: api, journal: new MortalJournal(life, journal)).SynchronizeAsync(People.Upserts(500)));
        life.IsDead.Should().BeTrue();
        org.Sessions.Should().ContainSingle();

        var result = await org.NewSynchronizer(journal: journal).SynchronizeAsync(People.Upserts(500));

        result.Succeeded.Should().BeTrue();
        result.Recovered.Should().ContainSingle().Which.SessionId.Should().Be(org.Sessions[0].Id);
        org.Okta.Directory.Users.Should().HaveCount(500);
    }

    public void Dispose() => File.Delete(_path);
}
