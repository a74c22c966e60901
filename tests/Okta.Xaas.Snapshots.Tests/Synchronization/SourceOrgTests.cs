using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A store knows whose state it has, and is of no use for another org.</summary>
public sealed class SourceOrgTests
{
    private static readonly Uri Known = new("https://example.okta.com"), New = new("https://login.example.com");

    [Fact]
    public async Task Another_org_is_refused_before_Okta_is_asked_anything()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(10);
        await RunAsync(org, Known, list);
        var requests = org.Okta.Requests.Count;

        (await org.Invoking(o => RunAsync(o, New, list.Leave("E1"))).Should().ThrowAsync<SnapshotStoreException>()).WithMessage(
            $"The store has what was imported into identity source {org.Options.IdentitySourceId} of example.okta.com, and the options name login.example.com (OktaDomain). Nothing was done. Use a store of its own for each org. If it is the same org under a new name, set SnapshotOptions.FormerOktaDomain to https://example.okta.com for one run.");

        org.Okta.Requests.Should().HaveCount(requests);
        (await RunAsync(org, new("https://EXAMPLE.okta.com/"), list)).Plan.Users.Deleted.Should().Be(1, "case makes no difference");
    }

    [Fact]
    public async Task An_org_that_got_a_new_name_keeps_its_state_when_the_old_name_is_told_once()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(3);
        await RunAsync(org, Known, list);

        org.Snapshots.FormerOktaDomain = new("https://other.okta.com");
        await org.Invoking(o => RunAsync(o, New, list)).Should().ThrowAsync<SnapshotStoreException>("that is not the name that the store knows");
        org.Snapshots.FormerOktaDomain = Known;
        (await RunAsync(org, New, list)).Plan.Changes.Should().Be(0);
        org.Snapshots.FormerOktaDomain = null;

        (await RunAsync(org, New, list)).Plan.Changes.Should().Be(0);
        await org.Invoking(o => RunAsync(o, Known, list)).Should().ThrowAsync<SnapshotStoreException>();
    }

    [Fact]
    public async Task An_emulated_org_on_this_machine_may_have_another_port()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var list = HrList.Of(3);
        await RunAsync(org, new("http://127.0.0.1:5001"), list);

        (await RunAsync(org, new("http://localhost:5002"), list)).Plan.Changes.Should().Be(0);
    }

    private static Task<SnapshotResult> RunAsync(SnapshotOrg org, Uri domain, HrList list)
    {
        org.Options.OktaDomain = domain;
        return org.Synchronizer.RunAsync(list.Snapshot);
    }
}
