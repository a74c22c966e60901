using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Rules 7 and 9: a failure cancels the open session, and the caller learns of every change.</summary>
public sealed class FailureScenarios
{
    [Theory]
    [InlineData(Requests.UpsertUsers, 403)]
    [InlineData(Requests.UpsertUsers, 401)]
    [InlineData(Requests.Trigger, 403)]
    [InlineData(Requests.Get, 403)]
    public async Task A_refusal_that_no_repetition_mends_leaves_nothing_open_and_nothing_imported(string operation, int status)
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(operation, Fault.Refuse(status, status == 401 ? "E0000011" : "E0000006", "refused"), after: operation == Requests.UpsertUsers ? 1 : 0);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1_000)));

        failure.InnerException.Should().BeOfType<OktaApiException>();
        failure.Result.NotSent.Should().HaveCount((int)failure.Result.ChangesRead).And.HaveCountGreaterThan(400);
        failure.Result.NotSent.Select(c => c.Index).Should().OnlyHaveUniqueItems();
        failure.Result.Imported.Should().Be(0);
        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CLOSED");
        org.Okta.Directory.Users.Should().BeEmpty();
        failure.Result.Sessions.Single().Outcome.Should().Be(SessionOutcome.Canceled);
        org.Okta.Count(Requests.Cancel).Should().Be(1);
    }

    [Fact]
    public async Task A_creation_without_an_answer_is_found_in_the_list_and_used()
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.FailOnce(Requests.Create, Fault.Drop().AfterEffect());

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(1))).Succeeded.Should().BeTrue();

        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("COMPLETED");
    }

    [Fact]
    public async Task A_session_that_cannot_be_cancelled_is_reported_as_left_open()
    {
        await using var org = await TestOrg.StartAsync();
        using var failing = org.Okta.Intercept(r => r.Operation is Requests.Cancel ? Answers.InternalError : r.Operation is Requests.UpsertUsers ? Answers.Forbidden : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1)));

        failure.Result.Sessions.Single().Outcome.Should().Be(SessionOutcome.LeftOpen);
        failure.Message.Should().Contain("E0000006", "what ended the run is told, not what hindered the clean-up");
    }

    [Fact]
    public async Task A_failure_in_the_third_session_keeps_the_first_two()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 1);
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Answers.Forbidden, after: 2);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1_000)));

        failure.Result.Imported.Should().Be(400);
        var accounted = failure.Result.NotSent.Count + failure.Result.Imported;
        accounted.Should().Be(failure.Result.ChangesRead);
        failure.Result.ReadToEnd.Should().BeFalse();
        org.Okta.Directory.Users.Should().HaveCount(400);
    }

    [Fact]
    public async Task A_source_that_fails_is_not_taken_for_one_that_ended()
    {
        await using var org = await TestOrg.StartAsync();

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(Broken()));

        failure.InnerException.Should().BeOfType<InvalidDataException>();
        failure.Message.Should().Contain("450").And.NotContain("salary");
        failure.Result.ReadToEnd.Should().BeFalse();
        failure.Result.NotSent.Should().HaveCount(450);
        org.Okta.Directory.Users.Should().BeEmpty();
        org.Sessions.Should().AllSatisfy(s => s.Status.Should().Be("CLOSED"));

        static IEnumerable<IdentityChange> Broken()
        {
            foreach (var change in People.Upserts(450)) yield return change;
            throw new InvalidDataException("row 451: salary");
        }
    }

    [Fact]
    public async Task A_used_up_rate_limit_is_waited_out_and_shown()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxConcurrentUploads = 1);
        using var limiting = org.Okta.FailOnce(Requests.UpsertUsers, Answers.RateLimited(org.Clock.GetUtcNow() + TimeSpan.FromSeconds(40)));
        var progress = new CallbackProgress();

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(1), progress)).Succeeded.Should().BeTrue();

        org.Clock.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(40));
        progress.Reports.Should().Contain(p => p.WaitReason == WaitReason.Retry);
        org.Sessions.Single().DuplicateEntities.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_runs_on_the_same_identity_source_exclude_each_other()
    {
        await using var org = await TestOrg.StartAsync();
        Exception? second = null;
        var progress = new CallbackProgress(_ => second ??= Record.Exception(() => org.NewSynchronizer().SynchronizeAsync(People.Upserts(1)).GetAwaiter().GetResult()));

        (await org.Synchronizer.SynchronizeAsync(People.Upserts(1), progress)).Succeeded.Should().BeTrue();

        second.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Contain("under way");
        (await org.NewSynchronizer().SynchronizeAsync(People.Upserts(1))).Succeeded.Should().BeTrue("the first run has let go");
    }
}
