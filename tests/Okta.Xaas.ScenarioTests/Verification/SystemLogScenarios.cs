using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.Verification;

namespace Okta.Xaas.ScenarioTests.Verification;

/// <summary>The failures that the System Log tells of the people of a run.</summary>
public class SystemLogScenarios
{
    private const string UpdateFailed = "app.user_management.update_from_master_failed";

    private static VerificationOptions WithLog => new() { SettleTimeLimit = TimeSpan.Zero, ReadSystemLog = true };

    [Fact]
    public async Task Failures_reach_the_people_they_are_about_and_the_others_are_counted()
    {
        await using var org = await VerifiedOrg.StartAsync();
        await org.ImportAsync(People.Upserts(3));
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Failed);
        org.Okta.SetOutcome(People.Id(4), ImportOutcome.Failed);
        IdentityChange[] changes = [People.Upsert(0, "Legal"), People.Upsert(1, "Legal"), People.Upsert(4), People.Group("G1"), IdentityChange.AddMembers("G1", ["nobody"])];
        var result = await org.ImportAsync(changes);

        var report = await org.Verifier.VerifyAsync(result, changes, WithLog);

        report.People.Select(person => (person.ExternalId, person.Verdict, person.LogFailures.Count)).Should().Equal(
            (People.Id(0), PersonVerdict.Confirmed, 0), (People.Id(1), PersonVerdict.Differs, 1), (People.Id(4), PersonVerdict.Missing, 1));
        var failure = report.People[1].LogFailures.Single();
        failure.EventType.Should().Be(UpdateFailed);
        failure.At.Should().BeOnOrAfter(result.StartedAt).And.BeOnOrBefore(result.FinishedAt);
        failure.Reason.Should().Contain(People.Id(1)).And.Contain("could not be imported");
        report.UnjoinedLogFailures.Should().Be(1, "the membership of somebody whom the org does not have");
        report.SystemLogRefused.Should().BeNull();
        report.Calls.Should().Be(org.Calls("listApplicationUsers") + org.Calls("listLogEvents"));
        report.ToJson().Should().Contain(UpdateFailed);
        (await org.Verifier.VerifyAsync(result, changes, new() { SettleTimeLimit = TimeSpan.Zero })).People.Should().OnlyContain(person => person.LogFailures.Count == 0);
        org.Calls("listLogEvents").Should().Be(1, "unless it is asked for, the log is not read");
    }

    [Fact]
    public async Task Only_the_time_of_the_run_counts_and_by_keys_the_time_before()
    {
        await using var org = await VerifiedOrg.StartAsync();
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Failed);
        await org.ImportAsync(People.Upserts(2));
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Confirmed);
        org.Clock.Advance(TimeSpan.FromHours(2));
        IdentityChange[] changes = [.. People.Upserts(2)];
        var result = await org.ImportAsync(changes);

        (await org.Verifier.VerifyAsync(result, changes, WithLog)).People.Should().OnlyContain(person => person.IsAsExpected && person.LogFailures.Count == 0);
        (await org.Verifier.VerifyAsync([People.Id(0), People.Id(1)], WithLog)).People.Select(person => person.LogFailures.Count).Should().Equal(0, 1);
        var hour = WithLog;
        hour.LogLookBack = TimeSpan.FromHours(1);
        (await org.Verifier.VerifyAsync([People.Id(0), People.Id(1)], hour)).People.Should().OnlyContain(person => person.LogFailures.Count == 0);
    }

    [Theory]
    [InlineData(403, "Okta answered 403 to listLogEvents: it needs the scope okta.logs.read")]
    [InlineData(500, "listLogEvents")]
    public async Task A_log_that_cannot_be_read_is_one_line_and_the_verdicts_stand(int status, string line)
    {
        await using var org = await VerifiedOrg.StartAsync();
        IdentityChange[] changes = [.. People.Upserts(2)];
        var result = await org.ImportAsync(changes);
        using var refusing = org.Okta.Intercept(request => request.Operation == "listLogEvents" ? status == 403 ? Answers.Forbidden : Answers.InternalError : null);

        var report = await org.Verifier.VerifyAsync(result, changes, WithLog);

        report.IsAsExpected.Should().BeTrue();
        report.SystemLogRefused.Should().Contain(line);
        report.People.Should().OnlyContain(person => person.Verdict == PersonVerdict.Confirmed);
    }

    [Fact]
    public async Task With_the_whole_org_refused_both_lines_are_told()
    {
        await using var org = await VerifiedOrg.StartAsync(o => o.RefuseOrgApi = true);
        IdentityChange[] changes = [.. People.Upserts(2)];

        var report = await org.Verifier.VerifyAsync(await org.ImportAsync(changes), changes, WithLog);

        report.Refused.Should().Contain("okta.apps.read");
        report.SystemLogRefused.Should().Contain("okta.logs.read");
    }

    [Fact]
    public async Task Options_out_of_their_range_are_refused()
    {
        await using var org = await VerifiedOrg.StartAsync();
        await org.Verifier.Invoking(v => v.VerifyAsync(["E1"], new() { LogMargin = TimeSpan.FromDays(2) })).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await org.Verifier.Invoking(v => v.VerifyAsync(["E1"], new() { LogLookBack = TimeSpan.FromDays(91) })).Should().ThrowAsync<ArgumentOutOfRangeException>();
    }
}
