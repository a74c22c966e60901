using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Rule 12: what depends on something refused or unknown is not imported by itself, where Okta would pass over it in silence.</summary>
public sealed class DependencyScenarios
{
    private const string Memberships = "uploadIdentitySourceGroupMembershipsForUpsert";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_membership_of_a_refused_user_or_group_is_held_back_and_told(bool user)
    {
        await using var org = await TestOrg.StartAsync();
        using var strict = org.Okta.Intercept(r => r.Operation!.EndsWith("ForUpsert", StringComparison.Ordinal) && !r.Operation.Contains("Memberships", StringComparison.Ordinal) && r.Body!.Contains(user ? People.Id(1) : "\"G1\"", StringComparison.Ordinal)
            ? Answers.Refusal : null);

        var result = await org.Synchronizer.SynchronizeAsync(
        [
            People.Upsert(1), People.Upsert(2), People.Group("G1"), People.Group("G2"),
            IdentityChange.AddMembers("G1", [People.Id(1), People.Id(2)]), IdentityChange.AddMembers("G2", [People.Id(1), People.Id(2)]), IdentityChange.RemoveMembers("G2", [People.Id(9)]),
        ]);

        (string, string)[] heldBack = user ? [("G1", People.Id(1)), ("G2", People.Id(1))] : [("G1", People.Id(1)), ("G1", People.Id(2))];
        result.Rejected.Where(r => r.Reason == RejectionReason.DependsOnRefused).Select(r => (r.ExternalId, r.MemberExternalId)).Should().BeEquivalentTo(heldBack);
        result.Counts[ChangeKind.MembershipAdd].Should().Be(new ChangeCounts { Imported = 2, Rejected = 2 });
        org.Sessions.SelectMany(s => s.Uploads).Where(u => u.Operation == Memberships).Sum(u => u.Entities).Should().Be(user ? 2 : 1);
        result.Counts[ChangeKind.MembershipRemove].Imported.Should().Be(1, "who loses access needs nothing to be there");
    }

    [Fact]
    public async Task A_membership_of_a_user_that_is_rejected_before_it_is_sent_is_held_back_also_in_a_later_session()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxBatchesPerSession = 2);

        var result = await org.Synchronizer.SynchronizeAsync(
            [IdentityChange.UpsertUser("bad", new UserProfile()), People.Group("G"), .. People.Upserts(450), IdentityChange.AddMembers("G", ["bad", People.Id(1)])]);

        result.Rejected.Select(r => (r.Reason, r.MemberExternalId)).Should().Equal((RejectionReason.EmptyProfile, null), (RejectionReason.DependsOnRefused, "bad"));
        org.Okta.Directory.Memberships["G"].Should().Equal(People.Id(1));
    }

    [Fact]
    public async Task What_needs_an_upload_without_an_answer_goes_with_it_into_the_next_session_and_the_rest_does_not_wait()
    {
        await using var org = await TestOrg.StartAsync(o => (o.MaxEntitiesPerBatch, o.MaxConcurrentUploads) = (2, 1));
        using var failing = org.Okta.FailOnce(Requests.UpsertUsers, Fault.ServerError(502));
        await org.Synchronizer.SynchronizeAsync([People.Upsert(7), People.Upsert(8)]);
        var before = org.Sessions.Count;

        using var again = org.Okta.FailOnce(Requests.UpsertUsers, Fault.ServerError(502));
        var result = await org.Synchronizer.SynchronizeAsync(
        [
            People.Upsert(1), People.Upsert(2), People.Upsert(3), People.Upsert(4), People.Group("G"),
            IdentityChange.AddMembers("G", [People.Id(1), People.Id(3)]), People.Delete(7),
        ]);

        result.Succeeded.Should().BeTrue();
        var sessions = org.Sessions.Skip(before).ToArray();
        sessions.Should().HaveCount(2);
        sessions[0].Uploads.Select(u => u.Operation).Should().Contain(Requests.DeleteUsers, "the leaver does not wait");
        sessions[1].Uploads.Select(u => (u.Operation, u.Entities)).Should().Equal((Requests.UpsertUsers, 2), (Memberships, 1));
        org.Okta.Directory.Memberships["G"].Should().BeEquivalentTo(People.Id(1), People.Id(3));
        org.Okta.Directory.Users[People.Id(7)].IsActive.Should().BeFalse();
    }

    [Fact]
    public async Task A_body_that_is_too_large_for_something_on_the_way_is_halved_like_any_refusal()
    {
        await using var org = await TestOrg.StartAsync();
        using var strict = org.Okta.Intercept(r => r.Operation == Requests.UpsertUsers && r.BodyLength > 20_000
            ? Fault.Refuse(413, "E0000001", "Request entity too large") : null);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(400));

        result.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Should().HaveCount(400);
    }
}
