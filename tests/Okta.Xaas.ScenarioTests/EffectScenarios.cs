using Okta.Xaas.Api.Models;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Sessions that end otherwise than by an import.</summary>
public sealed class EffectScenarios
{
    [Fact]
    public async Task Deletes_of_unknown_ids_are_without_effect_and_the_session_is_cancelled()
    {
        await using var org = await TestOrg.StartAsync();

        var result = await org.Synchronizer.SynchronizeAsync([People.Delete(1), IdentityChange.DeleteGroup("nobody"), People.Delete(2)]);

        result.Succeeded.Should().BeTrue();
        result.WithoutEffect.Select(c => c.ExternalId).Should().BeEquivalentTo(People.Id(1), People.Id(2), "nobody");
        result.Imported.Should().Be(0);
        result.Counts[ChangeKind.UserDelete].WithoutEffect.Should().Be(2);
        result.Sessions.Should().ContainSingle().Which.Outcome.Should().Be(SessionOutcome.WithoutEffect);
        org.Sessions.Should().ContainSingle().Which.Status.Should().Be("CLOSED");
        org.Okta.Count(Requests.Trigger).Should().Be(0);
    }

    [Fact]
    public async Task A_session_without_effect_leaves_no_cooldown_to_the_next_one()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 1);

        var result = await org.Synchronizer.SynchronizeAsync([People.Delete(1), People.Upsert(2)]);

        result.Imported.Should().Be(1);
        result.WithoutEffect.Should().ContainSingle();
        org.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task An_import_that_ends_in_error_fails_the_run_with_its_changes_in_doubt()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 1);
        org.Okta.FailNextImport();

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(300)));

        failure.Message.Should().Contain(org.Sessions[0].Id).And.Contain("Error");
        failure.Result.InDoubt.Select(c => c.Index).Should().Equal(Enumerable.Range(0, 200).Select(i => (long)i));
        failure.Result.NotSent.Concat(failure.Result.InDoubt).Should().HaveCount((int)failure.Result.ChangesRead);
        failure.Result.Sessions.Single().Should().Match<SessionReport>(s => s.Outcome == SessionOutcome.InDoubt && s.Status == SessionStatus.Error);
    }

    [Fact]
    public async Task An_import_that_takes_too_long_is_in_doubt()
    {
        await using var org = await TestOrg.StartAsync(o => o.ImportTimeLimit = TimeSpan.FromMinutes(30), o => o.ProcessingTime = TimeSpan.FromHours(3));

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(2)));

        failure.Message.Should().Contain("Triggered").And.Contain("ImportTimeLimit");
        failure.Result.InDoubt.Should().HaveCount(2);
        org.Clock.Elapsed.Should().BeCloseTo(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_change_over_the_size_of_a_request_is_rejected_and_the_rest_goes_on()
    {
        await using var org = await TestOrg.StartAsync();
        var huge = People.Upsert(1);
        huge.Profile["notes"] = new string('x', 200_001);

        var result = await org.Synchronizer.SynchronizeAsync([People.Upsert(0), huge, People.Upsert(2)]);

        result.Imported.Should().Be(2);
        result.Succeeded.Should().BeFalse();
        result.Rejected.Should().ContainSingle().Which.Should().Match<RejectedChange>(r => r.Index == 1 && r.ExternalId == People.Id(1) && r.Reason == RejectionReason.TooLarge);
        result.Invoking(r => r.EnsureSuccess()).Should().Throw<SynchronizationException>().Which.Result.Should().BeSameAs(result);
        org.Sessions.Single().Uploads.Should().ContainSingle("the rejected change does not split the batch");
    }

    [Fact]
    public async Task A_faulty_member_is_left_out_and_the_others_join()
    {
        await using var org = await TestOrg.StartAsync();

        var result = await org.Synchronizer.SynchronizeAsync(
            [People.Upsert(1), People.Group("G"), IdentityChange.AddMembers("G", [People.Id(1), new string('m', 256), People.Id(1)])]);

        result.Counts[ChangeKind.MembershipAdd].Should().Be(new ChangeCounts { Imported = 1, Rejected = 1 });
        result.Rejected.Single().MemberExternalId.Should().HaveLength(256);
        org.Okta.Directory.Memberships["G"].Should().Equal(People.Id(1));
    }

    [Fact]
    public async Task InvalidChange_Fail_stops_at_the_first_one_and_cancels_the_session()
    {
        await using var org = await TestOrg.StartAsync(o => o.InvalidChange = InvalidChangePolicy.Fail);
        IEnumerable<IdentityChange> changes = [.. People.Upserts(450), IdentityChange.UpsertUser("bad", new UserProfile()), People.Upsert(999)];

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(changes));

        failure.Message.Should().Contain("Change 450");
        failure.Result.Rejected.Should().ContainSingle();
        failure.Result.NotSent.Should().HaveCount(450);
        failure.Result.ReadToEnd.Should().BeFalse();
        org.Sessions.Should().AllSatisfy(s => s.Status.Should().Be("CLOSED"));
        org.Okta.Directory.Users.Should().BeEmpty();
    }
}
