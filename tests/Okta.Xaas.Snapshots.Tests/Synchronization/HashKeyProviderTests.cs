using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A key of the hashes that is kept elsewhere.</summary>
public sealed class HashKeyProviderTests
{
    private const string Secret = "a made-up secret of a vault";

    [Fact]
    public async Task The_key_is_asked_for_at_each_run_and_is_not_in_the_store()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var asked = 0;
        org.Snapshots.HashKeyProvider = _ =>
        {
            asked++;
            return new(Secret);
        };
        var list = HrList.Of(3);
        await org.Synchronizer.RunAsync(list.Snapshot);

        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);

        asked.Should().Be(2);
        (await org.Store.QueryAsync("SELECT CASE WHEN hash_key IS NULL THEN 'none' ELSE hex(hash_key) END FROM xaas_source")).Should().Equal("none");
        org.Snapshots.HashKeyProvider = null;
        org.Snapshots.HashKey = Secret;
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0, "it is the same key, wherever it comes from");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    public async Task A_secret_that_is_missing_is_never_a_key_of_the_store_s_own(string? missing)
    {
        await using var org = await SnapshotOrg.StartAsync();
        org.Snapshots.HashKeyProvider = _ => new(missing!);

        (await org.Invoking(o => o.Synchronizer.RunAsync(HrList.Of(3).Snapshot)).Should().ThrowAsync<SnapshotStoreException>())
            .WithMessage("SnapshotOptions.HashKeyProvider gave no secret of at least 16 characters: see that what it reads is there.");

        org.Uploads.Should().BeEmpty();
        (await org.Store.QueryAsync("SELECT CASE WHEN key_check IS NULL THEN 'none' ELSE hex(key_check) END FROM xaas_source")).Should().Equal("none");
    }
}
