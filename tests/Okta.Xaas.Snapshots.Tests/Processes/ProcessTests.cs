using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Processes;

/// <summary>Several real processes on one source: one works, the others wait or return, and when the one is killed another takes over and finishes.</summary>
public abstract class ProcessTests
{
    private const string Create = "createIdentitySourceSession";
    private const string Upsert = "uploadIdentitySourceDataForUpsert";
    private const string Delete = "uploadIdentitySourceDataForDelete";
    private const string Join = "uploadIdentitySourceGroupMembershipsForUpsert";
    private const string Start = "startImportFromIdentitySource";
    private const string Look = "getIdentitySourceSession";

    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task Of_two_processes_one_works_one_returns_at_once_and_one_waits_and_finds_nothing_left_to_do()
    {
        await using var org = await ProcessOrg.StartAsync(await NewStoreAsync());
        var uploading = org.HoldAsync(r => r.Operation == Upsert, afterEffect: false);
        var first = org.Start();
        await first.BringsAboutAsync(uploading);
        var second = org.Start(BusyPolicy.Fail);
        var third = org.Start(BusyPolicy.Wait);

        (await second.ReadLineAsync()).Should().Be("begins");
        (await second.ReadLineAsync()).Should().Be("busy");
        (await second.WaitForExitAsync()).ExitCode.Should().Be(3);
        (await third.ReadLineAsync()).Should().Be("begins");
        org.Okta.Sessions.Should().ContainSingle("only the first one is at work");
        org.ReleaseHeld();

        (await first.ReadLineAsync()).Should().Be("begins");
        (await first.ReadLineAsync()).Should().Be("imported 62 after 0 recovered");
        (await third.ReadLineAsync()).Should().Be("imported 0 after 0 recovered");
        (await first.WaitForExitAsync()).Should().Be((0, Environment.NewLine));
        (await third.WaitForExitAsync()).Should().Be((0, Environment.NewLine));
        org.ExpectTheList();
        org.Imported(0).Should().OnlyHaveUniqueItems();
    }

    [StoreFact]
    public Task Killed_before_the_session_is_created() => KilledAsync(Create, times: 1, afterEffect: false);

    [StoreFact]
    public Task Killed_when_the_session_is_created_and_nobody_knows_it() => KilledAsync(Create, times: 1, afterEffect: true);

    [StoreFact]
    public Task Killed_before_an_upload() => KilledAsync(Upsert, times: 2, afterEffect: false);

    [StoreFact]
    public Task Killed_after_an_upload() => KilledAsync(Upsert, times: 3, afterEffect: true);

    [StoreFact]
    public Task Killed_before_the_import_is_started() => KilledAsync(Start, times: 1, afterEffect: false);

    [StoreFact]
    public Task Killed_when_the_import_is_started_and_nobody_knows_it() => KilledAsync(Start, times: 1, afterEffect: true);

    [StoreFact]
    public Task Killed_when_the_import_is_completed_and_not_yet_noted() => KilledAsync(Look, times: 2, afterEffect: true);

    [StoreFact]
    public Task Killed_after_the_first_session_is_noted_and_the_second_is_created() => KilledAsync(Create, times: 2, afterEffect: true);

    [StoreFact]
    public Task Killed_while_members_are_loaded() => KilledAsync(Join, times: 1, afterEffect: true);

    [StoreFact]
    public Task Killed_while_the_leavers_are_loaded() => KilledAsync(Delete, times: 1, afterEffect: true);

    // Killed where the given request was made the given time; the one that waits takes over.
    private async Task KilledAsync(string operation, int times, bool afterEffect)
    {
        await using var org = await ProcessOrg.StartAsync(await NewStoreAsync());
        (await org.RunAsync()).Succeeded.Should().BeTrue();
        org.Change();
        var planned = await org.PlanAsync();
        var sessions = org.Okta.Sessions.Count;
        var seen = 0;
        var held = org.HoldAsync(r => r.Operation == operation && Interlocked.Increment(ref seen) == times, afterEffect);
        var killed = org.Start();
        await killed.BringsAboutAsync(held);
        var next = org.Start(BusyPolicy.Wait);
        (await next.ReadLineAsync()).Should().Be("begins");

        await killed.KillAsync();

        (await next.ReadLineAsync()).Should().StartWith("imported ");
        (await next.WaitForExitAsync()).Should().Be((0, Environment.NewLine));
        org.ExpectTheList();
        org.Imported(sessions).Should().OnlyHaveUniqueItems().And.HaveCount((int)planned.Changes, "nobody is lost");
        (await org.PlanAsync()).Changes.Should().Be(0, "the store knows what Okta has");
    }
}
