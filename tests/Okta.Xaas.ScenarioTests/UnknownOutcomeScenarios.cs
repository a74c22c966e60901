using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Rule 8: what may have been done is never just repeated.</summary>
public sealed class UnknownOutcomeScenarios
{
    public static TheoryData<string, string> LostAnswers()
    {
        var data = new TheoryData<string, string>();
        foreach (var operation in new[] { Requests.Create, Requests.UpsertUsers, Requests.Get, Requests.Trigger })
        {
            foreach (var fault in Lost.Keys) data.Add(operation, fault);
        }

        return data;
    }

    private static Dictionary<string, Fault> Lost => new()
    {
        ["dropped"] = Fault.Drop(),
        ["dropped after its effect"] = Fault.Drop().AfterEffect(),
        ["cut off"] = Fault.CutAnswer(),
        ["500"] = Fault.ServerError(500),
        ["502 after its effect"] = Fault.ServerError(502).AfterEffect(),
        ["504 after its effect"] = Fault.ServerError(504).AfterEffect(),
        ["a proxy's 403"] = Fault.Html(403),
        ["a proxy's 200"] = Fault.Html(200),
        ["a proxy's 200 after its effect"] = Fault.Html(200).AfterEffect(),
        ["not sent"] = Fault.NotSent(),
        ["maintenance"] = Fault.ServerError(503),
        ["rate limited without headers"] = Fault.RateLimitedWithoutHeaders(),
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_anywhere_ends_in_every_change_imported_once(string operation, string fault)
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(operation, Lost[fault], after: operation == Requests.UpsertUsers ? 2 : 0);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(1_000));

        result.Succeeded.Should().BeTrue();
        result.Imported.Should().Be(1_000);
        org.Okta.Directory.Users.Should().HaveCount(1_000);
        org.Sessions.Should().AllSatisfy(s => s.Status.Should().BeOneOf("COMPLETED", "CLOSED"));
        org.Sessions.Should().AllSatisfy(s => s.DuplicateEntities.Should().BeEmpty());
        org.Sessions.Count(s => s.Status == "COMPLETED").Should().BeLessThanOrEqualTo(operation == Requests.UpsertUsers ? 2 : 1);
    }

    public static TheoryData<string, ForeignAnswer, int, bool> ForeignAnswers()
    {
        var data = new TheoryData<string, ForeignAnswer, int, bool>();
        foreach (var operation in new[] { Requests.List, Requests.Create, Requests.UpsertUsers, Requests.Get, Requests.Trigger })
        {
            foreach (var answer in Enum.GetValues<ForeignAnswer>())
            {
                foreach (var status in new[] { 200, 202 })
                {
                    data.Add(operation, answer, status, false);
                    data.Add(operation, answer, status, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ForeignAnswers))]
    public async Task A_success_that_is_not_Oktas_is_never_taken_for_one(string operation, ForeignAnswer answer, int status, bool afterEffect)
    {
        await using var org = await TestOrg.StartAsync();
        var foreign = Fault.Foreign(answer, status);
        using var between = org.Okta.FailOnce(operation, afterEffect ? foreign.AfterEffect() : foreign, after: operation == Requests.UpsertUsers ? 1 : 0);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(1_000));

        result.Imported.Should().Be(1_000);
        org.Okta.Directory.Users.Should().HaveCount(1_000, "what is told as imported is there");
        org.Sessions.SelectMany(s => s.DuplicateEntities).Should().BeEmpty();
        org.Sessions.Should().AllSatisfy(s => s.Status.Should().BeOneOf("COMPLETED", "CLOSED"));
    }

    [Theory]
    [InlineData(ForeignAnswer.Ok)]
    [InlineData(ForeignAnswer.Empty)]
    public async Task A_cancellation_that_something_else_answered_is_done_again(ForeignAnswer answer)
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Answers.Forbidden);
        using var between = org.Okta.FailOnce(Requests.Cancel, Fault.Foreign(answer));

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Result.Sessions.Single().Outcome.Should().Be(SessionOutcome.Canceled);
        org.Sessions.Single().Status.Should().Be("CLOSED");
    }

    [Fact]
    public async Task What_a_session_may_have_imported_before_the_next_one_refused_it_is_told_with_the_rejection()
    {
        await using var org = await TestOrg.StartAsync();
        using var lost = org.Okta.FailOnce(Requests.UpsertUsers, Fault.Drop().AfterEffect(), after: 1);
        using var refusing = org.Okta.Intercept(r => r.Operation == Requests.UpsertUsers && org.Sessions.Count == 2 ? Answers.Refusal : null);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(205));

        result.Rejected.Should().HaveCount(5).And.OnlyContain(r => r.Reason == RejectionReason.RefusedByOkta && r.MayBeImported);
        org.Okta.Directory.Users.Should().HaveCount(205, "the first session had them all the same");
        SyncResult.FromJson(result.ToJson()).Rejected.Should().OnlyContain(r => r.MayBeImported);
    }

    [Fact]
    public async Task An_upload_without_an_answer_goes_into_the_next_session_and_the_present_one_goes_on()
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Fault.Drop().AfterEffect(), after: 3);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(1_000));

        result.Succeeded.Should().BeTrue();
        result.Imported.Should().Be(1_000);
        result.Sessions.Select(s => (s.Outcome, s.Batches)).Should().Equal((SessionOutcome.Imported, 4), (SessionOutcome.Imported, 1));
        org.Sessions.Select(s => s.Uploads.Count).Should().Equal(5, 1);
        org.Sessions.SelectMany(s => s.DuplicateEntities).Should().BeEmpty();
    }

    [Fact]
    public async Task A_session_is_loaded_again_only_so_many_times()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxSessionRestarts = 2);
        using var failing = org.Okta.Intercept(r => r.Operation == Requests.UpsertUsers ? Fault.Drop() : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Message.Should().Contain("3 sessions").And.Contain("MaxSessionRestarts");
        failure.Result.NotSent.Should().HaveCount(3);
        org.Sessions.Should().HaveCount(3).And.OnlyContain(s => s.Status == "CLOSED");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trigger_without_an_answer_is_looked_after(bool afterItsEffect)
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(Requests.Trigger, afterItsEffect ? Fault.Drop().AfterEffect() : Fault.Drop());

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(3))).Succeeded.Should().BeTrue();

        org.Okta.Count(Requests.Trigger).Should().Be(afterItsEffect ? 1 : 2);
        org.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_trigger_that_is_delivered_twice_is_one()
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(Requests.Trigger, Fault.Duplicate());

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(3))).Succeeded.Should().BeTrue("the second delivery is refused, but the import runs");

        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("COMPLETED");
    }

    [Fact]
    public async Task A_cancellation_that_is_delivered_twice_is_one()
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Answers.Forbidden);
        using var twice = org.Okta.FailOnce(Requests.Cancel, Fault.Duplicate());

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Result.Sessions.Single().Outcome.Should().Be(SessionOutcome.Canceled);
        org.Sessions.Single().Status.Should().Be("CLOSED");
    }

    [Fact]
    public async Task An_import_is_waited_for_through_an_outage()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromMinutes(40));
        using var outage = org.Okta.Intercept(r =>
            r.Operation == Requests.Get && org.Sessions[0].Triggered is { } triggered && org.Clock.GetUtcNow() < triggered + TimeSpan.FromMinutes(30) ? Fault.Drop() : null);

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(3))).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task An_import_that_completed_before_the_run_gave_it_up_counts_as_imported()
    {
        await using var org = await TestOrg.StartAsync(emulator: o => o.ProcessingTime = TimeSpan.FromSeconds(30));
        using var forbidden = org.Okta.FailOnce(Requests.Get, Answers.Forbidden.DelayedBy(TimeSpan.FromMinutes(1)), after: 2);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.Result.Imported.Should().Be(3);
        failure.Result.InDoubt.Should().BeEmpty();
        org.Okta.Directory.Users.Should().HaveCount(3);
    }
}
