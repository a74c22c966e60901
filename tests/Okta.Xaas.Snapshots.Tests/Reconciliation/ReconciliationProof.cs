using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Reconciliation;

/// <summary>Random hands in the org, judged by its directory alone: nothing that differs is left unseen, nothing that is alike is told, and a correction and a run bring the list's state back.</summary>
public sealed class ReconciliationProof
{
    private const int Users = 30;

    private const int Groups = 3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_differs_is_told_and_the_next_run_brings_the_list_back(int seed)
    {
        await using var org = await SnapshotOrg.StartAsync(emulator: o => o.CreationCooldown = TimeSpan.Zero);
        org.Snapshots.Safeguards.MembershipRemovals.Share = 1;
        var list = HrList.Of(Users, Groups);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await MeddleAsync(org, new Random(seed));
        var expected = DifferencesOf(org, list).ToList();

        var report = await ReconcileAsync(org, correct: true);
        await org.Synchronizer.RunAsync(list.Snapshot);

        report.Differences.Select(difference => difference.ToString().Split(" (")[0]).Should().BeEquivalentTo(expected);
        DifferencesOf(org, list).Should().BeEmpty("the run has sent what differed");
        (await ReconcileAsync(org, correct: false)).IsAsExpected.Should().BeTrue();
    }

    private static async Task<ReconciliationReport> ReconcileAsync(SnapshotOrg org, bool correct) =>
        await new SnapshotReconciler(org.Store.Open(), org.Api, org.Org, org.Options, org.Snapshots, org.Clock).ReconcileAsync(new() { Correct = correct });

    private static async Task MeddleAsync(SnapshotOrg org, Random random)
    {
        var deleted = new HashSet<string>();
        for (var step = 0; step < 12; step++)
        {
            var (user, group) = ($"E{random.Next(1, Users + 1)}", $"G{random.Next(1, Groups + 1)}");
            var isMember = org.Okta.Directory.Memberships.TryGetValue(group, out var members) && members.Contains(user);
            switch (random.Next(6))
            {
                case 0 when deleted.Add(user):
                    await org.Api.DeleteUserAsync(user);
                    break;
                case 1 when !deleted.Contains(user):
                    var mail = $"{user.ToLowerInvariant()}@example.com";
                    await org.Api.UpdateUserAsync(user, new UserProfile { UserName = mail, Email = mail, ["department"] = $"Elsewhere {step}" });
                    break;
                case 2:
                    await org.Api.CreateUserAsync(IdentityChange.UpsertUser($"X{step}", new UserProfile { UserName = $"x{step}@example.com", Email = $"x{step}@example.com" }));
                    break;
                case 3 when !deleted.Contains(user) && isMember:
                    await org.Api.DeleteGroupMembershipAsync(group, user);
                    break;
                case 4 when !deleted.Contains(user) && !isMember && org.Okta.Directory.Groups.ContainsKey(group):
                    await org.Api.CreateGroupMembershipAsync(group, new(user));
                    break;
                case 5 when step > 9 && org.Okta.Directory.Groups.ContainsKey(group):
                    await org.Api.DeleteGroupAsync(group);
                    break;
            }
        }
    }

    // What an administrator would see who holds the directory against the list.
    private static IEnumerable<string> DifferencesOf(SnapshotOrg org, HrList list)
    {
        var (users, groups) = (org.Okta.Directory.Users, org.Okta.Directory.Groups);
        foreach (var listed in list.Users)
        {
            if (!users[listed.ExternalId].IsActive) yield return $"Deactivated User {listed.ExternalId}";
            else if (users[listed.ExternalId].Profile["department"] != listed.Profile["department"]) yield return $"Drifted User {listed.ExternalId}";
        }

        foreach (var left in users.Values.Where(user => user.IsActive && list.Users.All(listed => listed.ExternalId != user.ExternalId))) yield return $"LeftOver User {left.ExternalId}";
        foreach (var listed in list.Groups)
        {
            if (!groups.ContainsKey(listed.ExternalId))
            {
                yield return $"Missing Group {listed.ExternalId}";
                continue;
            }

            var (has, wants) = (org.Okta.Directory.Memberships.TryGetValue(listed.ExternalId, out var members) ? members : [], list.Memberships.Where(member => member.GroupExternalId == listed.ExternalId).Select(member => member.MemberExternalId).ToList());
            foreach (var member in wants.Except(has)) yield return $"Missing membership {listed.ExternalId}/{member}";
            foreach (var member in has.Except(wants)) yield return $"LeftOver membership {listed.ExternalId}/{member}";
        }
    }
}
