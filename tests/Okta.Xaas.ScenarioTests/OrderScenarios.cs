using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Rule 4, and the order inside a session.</summary>
public sealed class OrderScenarios
{
    [Fact]
    public async Task All_kinds_share_a_session_upserts_first_then_memberships_then_deletes()
    {
        await using var org = await TestOrg.StartAsync();
        await org.Api.CreateUserAsync("old", People.Upsert(1).Profile);
        await org.Api.CreateGroupAsync("closed", new GroupProfile { DisplayName = "Closed" });

        // The worst order: what must go last comes first.
        IdentityChange[] changes =
        [
            IdentityChange.DeleteUser("old"),
            IdentityChange.DeleteGroup("closed"),
            IdentityChange.AddMembers("G1", [People.Id(2), People.Id(3)]),
            IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "One" }),
            People.Upsert(2),
            People.Upsert(3),
        ];
        var result = await org.Synchronizer.SynchronizeAsync(changes);

        result.Succeeded.Should().BeTrue();
        result.Counts.ToDictionary(c => c.Key, c => c.Value.Imported).Should().Equal(new Dictionary<ChangeKind, long>
        {
            [ChangeKind.UserUpsert] = 2,
            [ChangeKind.UserDelete] = 1,
            [ChangeKind.GroupUpsert] = 1,
            [ChangeKind.GroupDelete] = 1,
            [ChangeKind.MembershipAdd] = 2,
        });
        var session = org.Sessions.Should().ContainSingle().Subject;
        session.Uploads.Select(u => Stage(u.Operation)).Should().BeInAscendingOrder();
        org.Okta.Directory.Users["old"].IsActive.Should().BeFalse();
        org.Okta.Directory.Groups.Should().NotContainKey("closed");
        org.Okta.Directory.Memberships["G1"].Should().BeEquivalentTo(People.Id(2), People.Id(3));
    }

    [Fact]
    public async Task No_membership_is_sent_before_every_upsert_is_acknowledged()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxConcurrentUploads = 8, o => o.Latency = TimeSpan.FromSeconds(1));
        var changes = People.Upserts(2_000)
            .Append<IdentityChange>(People.Group("G1"))
            .Append(IdentityChange.AddMembers("G1", Enumerable.Range(0, 2_000).Select(People.Id)))
            .Concat(Enumerable.Range(5_000, 300).Select(People.Delete));

        (await org.Synchronizer.SynchronizeAsync(changes)).Succeeded.Should().BeTrue();

        var uploads = org.Sessions.Single().Uploads;
        uploads.Select(u => Stage(u.Operation)).Should().BeInAscendingOrder();
        org.Okta.Directory.Memberships["G1"].Should().HaveCount(2_000);
    }

    [Fact]
    public async Task A_later_change_to_the_same_entity_goes_into_the_next_session()
    {
        await using var org = await TestOrg.StartAsync();

        var result = await org.Synchronizer.SynchronizeAsync([People.Upsert(1, "Sales"), People.Upsert(2), People.Upsert(1, "Legal"), People.Delete(2), People.Upsert(3)]);

        result.Succeeded.Should().BeTrue();
        org.Sessions.Select(s => s.Entities).Should().Equal(3, 2);
        org.Sessions.SelectMany(s => s.DuplicateEntities).Should().BeEmpty();
        org.Okta.Directory.Users[People.Id(1)].Profile["department"].Should().Be("Legal");
        org.Okta.Directory.Users[People.Id(2)].IsActive.Should().BeFalse();
    }

    [Fact]
    public async Task A_membership_waits_with_the_upsert_that_it_names()
    {
        await using var org = await TestOrg.StartAsync();

        // E1 leaves, returns and joins a group: the membership must not overtake the return.
        IdentityChange[] changes =
        [
            People.Upsert(1), People.Group("G1"),
            People.Delete(1), People.Upsert(1, "Legal"), IdentityChange.AddMembers("G1", [People.Id(1)]),
        ];
        (await org.Synchronizer.SynchronizeAsync(changes)).Succeeded.Should().BeTrue();

        org.Sessions.Should().HaveCount(3);
        org.Okta.Directory.Users[People.Id(1)].IsActive.Should().BeTrue();
        org.Okta.Directory.Memberships["G1"].Should().Equal(People.Id(1));
    }

    [Fact]
    public async Task A_group_of_fifty_thousand_is_split_over_entries()
    {
        await using var org = await TestOrg.StartAsync();
        await org.Synchronizer.SynchronizeAsync(People.Upserts(50_000).Append(People.Group("all")));

        var result = await org.Synchronizer.SynchronizeAsync([IdentityChange.AddMembers("all", Enumerable.Range(0, 50_000).Select(People.Id))]);

        result.Counts[ChangeKind.MembershipAdd].Imported.Should().Be(50_000);
        org.Okta.Directory.Memberships["all"].Should().HaveCount(50_000);
        var uploads = org.Sessions[^1].Uploads;
        uploads.Should().AllSatisfy(u => u.Bytes.Should().BeLessThanOrEqualTo(200_000));
        uploads.OrderByDescending(u => u.Bytes).SkipLast(1).Should().AllSatisfy(u => u.Bytes.Should().BeGreaterThan(199_980, "each request but the last is as full as it can be"));
    }

    private static int Stage(string operation) => operation switch
    {
        _ when operation.Contains("Membership", StringComparison.Ordinal) => 1,
        _ when operation.EndsWith("ForUpsert", StringComparison.Ordinal) => 0,
        _ => 2,
    };
}
