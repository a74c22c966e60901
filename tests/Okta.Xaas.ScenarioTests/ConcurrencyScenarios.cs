using Okta.Xaas.Batching;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Synchronization;
using Xunit.Abstractions;

namespace Okta.Xaas.ScenarioTests;

/// <summary>How many uploads at once a run finds for itself, against every number that could have been set.</summary>
[Collection(nameof(AllocationTests))]
public sealed class ConcurrencyScenarios(ITestOutputHelper output)
{
    private const int Ceiling = 16;
    private const int FixedBefore = 4;
    private const int BatchesEach = 50;
    private const int Sessions = 12;

    private static readonly int[] FixedWidths = [2, FixedBefore, 8, Ceiling];

    [Theory]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(600)]
    [InlineData(null)]
    public Task Within_a_tenth_of_the_best_fixed_number_and_without_a_429_more(int? uploadsAMinute) =>
        CompareAsync(uploadsAMinute, _ => TimeSpan.FromSeconds(1));

    /// <summary>Okta works on so many at once; the others wait there.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public Task Within_a_tenth_also_where_more_at_once_only_wait_at_Okta(int workers) =>
        CompareAsync(null, atOnce => TimeSpan.FromSeconds(Math.Max(1, (double)atOnce / workers)));

    private async Task CompareAsync(int? uploadsAMinute, Func<int, TimeSpan> uploadTime)
    {
        var best = TimeSpan.MaxValue;
        var refusedBefore = 0;
        foreach (var width in FixedWidths)
        {
            var (took, okta) = await RunAsync(uploadsAMinute, uploadTime, new(UploadWidth.Begin(width) with { Width = width, Round = width, Floor = width }));
            output.WriteLine($"fixed {width}: {took}, {okta.Refused} refused");
            okta.MostAtOnce.Should().BeLessThanOrEqualTo(width);
            if (took < best) best = took;
            if (width == FixedBefore) refusedBefore = okta.Refused;
        }

        // A thread that the machine stops at the wrong moment lets virtual time pass, which makes a run longer and never shorter: the fixed ones are several, too, of which the best counts.
        var found = TimeSpan.MaxValue;
        for (var run = 0; run < 2; run++)
        {
            var (took, okta) = await RunAsync(uploadsAMinute, uploadTime, new UploadSlots(Ceiling));
            output.WriteLine($"found: {took}, {okta.Refused} refused, at most {okta.MostAtOnce} at once");
            okta.Refused.Should().BeLessThanOrEqualTo(refusedBefore);
            okta.MostAtOnce.Should().BeLessThanOrEqualTo(Ceiling);
            if (took < found) found = took;
        }

        found.Should().BeLessThanOrEqualTo(best * 1.1);
    }

    private static async Task<(TimeSpan Took, BareOkta Okta)> RunAsync(int? uploadsAMinute, Func<int, TimeSpan> uploadTime, UploadSlots slots)
    {
        var clock = new VirtualTimeProvider(autoAdvance: true, whenIdle: true);
        var okta = new BareOkta(clock) { CallTime = TimeSpan.FromSeconds(0.3), UploadTime = uploadTime, UploadLimit = uploadsAMinute };
        var options = new OktaXaasOptions
        {
            OktaDomain = new("https://concurrency.example.com"),
            IdentitySourceId = "0oaconcurrency",
            ApiToken = "00token",
            Synchronization = { CreationCooldown = TimeSpan.Zero },
        };
        using var api = IdentitySourcesApi.Create(options, okta, timeProvider: clock);
        var context = RunContexts.Of(api, clock, options: options.Synchronization) with { Uploads = slots };
        using (var run = new SynchronizationRun(context, new BatchLimits(MaxEntities: 1, MaxBatches: BatchesEach)))
            await run.RunAsync(new EnumerableSource(People.Upserts(Sessions * BatchesEach)), CancellationToken.None);

        okta.Uploads.Should().Be(Sessions * BatchesEach);
        context.Account.Imported.Should().Be(Sessions * BatchesEach);
        return (clock.Elapsed, okta);
    }
}
