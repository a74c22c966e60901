using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>The bytes that the engine allocates. Alone, as they are counted for the whole process; times are not held here, as a machine that is busy has others.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int Users = 10_000;

    // 1.23 MB in a debug build, which makes state machines on the heap, what answers included; and a tenth more.
    private const long MostBytes = 1_350_000;

    [Fact]
    public async Task A_run_of_10_000_users_allocates_no_more_than_it_did()
    {
        using var okta = new BareOkta(TimeProvider.System);
        var options = new OktaXaasOptions
        {
            OktaDomain = new("https://allocations.example.com"),
            IdentitySourceId = "0oaallocations",
            ApiToken = "00token",
            Synchronization = { CreationCooldown = TimeSpan.Zero },
        };
        using var api = IdentitySourcesApi.Create(options, okta);
        var changes = People.Upserts(Users).ToArray();
        var least = long.MaxValue;

        // The first runs fill the pool; what else the process does can only make a run's sum larger.
        for (var run = 0; run < 8; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            (await new IdentitySourceSynchronizer(api, options).SynchronizeAsync(changes)).EnsureSuccess();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        least.Should().BeLessThan(MostBytes);
        okta.Sessions.Should().Be(8);
    }
}
