using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>What a store must not have.</summary>
public abstract partial class SnapshotStoreTests
{
    private const string Secret = "Zaphodia";

    [StoreFact]
    public async Task No_value_of_a_profile_is_in_the_store_neither_while_a_session_is_open_nor_after_it()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        var list = new HrList();
        for (var n = 0; n < 30; n++)
        {
            list.Users.Add(new($"E{n}", new UserProfile
            {
                UserName = $"{Secret}.{n}@example.com",
                Email = $"{Secret}.{n}@example.com",
                FirstName = Secret,
                LastName = $"{Secret}-{n}",
                ["department"] = $"Ministry of {Secret}",
                [$"attribute{Secret}"] = "x",
            }));
        }

        list.Groups.Add(new("G1", new GroupProfile { DisplayName = $"Friends of {Secret}", Description = Secret }));
        list.Memberships.Add(new("G1", "E1"));
        list.Devices.Add(new("D1", new DeviceProfile { SerialNumber = $"S-{Secret}", Platform = "MACOS", DisplayName = $"{Secret}'s" }));
        var dumps = new List<string>();
        using (org.Okta.Intercept(request =>
        {
            // Right before the import: everything is loaded, and the states are still pending.
            if (request.Operation == "startImportFromIdentitySource") dumps.Add(org.Store.DumpAsync().GetAwaiter().GetResult());
            return null;
        }))
            (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue();

        dumps.Add(await org.Store.DumpAsync());

        dumps.Should().HaveCountGreaterThan(1);
        foreach (var dump in dumps)
        {
            dump.Should().Contain("E17", "the dump is of this store").And.NotContainEquivalentOf(Secret).And.NotContainEquivalentOf("department");
            dump.Should().NotContainEquivalentOf(Convert.ToBase64String("aphodi"u8)).And.NotContainEquivalentOf(Convert.ToHexString("aphodi"u8));
        }
    }
}
