using System.Globalization;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.TestDoubles;
using Xunit.Abstractions;

namespace Okta.Xaas.ScenarioTests;

/// <summary>A whole night: as many changes as Okta's rules let through, in memory that does not grow. Alone, as the memory is counted for the whole process.</summary>
[Collection(nameof(AllocationTests))]
public sealed class NightScenarios(ITestOutputHelper output)
{
    private const string ChangesVariable = "OKTA_XAAS_NIGHT_CHANGES";
    private const int ChangesOfSession = 10_000;

    // Fewer in every build; 1,000,000 by the variable.
    private const int DefaultChanges = 150_000;

    // A collection finds this and that only the next time, and the pool keeps more or fewer arrays: now and then it is up to 3 MB more. So the least of some sessions is compared.
    private const int Slack = 1_500_000;

    private static readonly TimeSpan Import = TimeSpan.FromSeconds(60);

    /// <summary>The ceiling: a session of 10,000 changes each five minutes, or as soon as the import of the one before has ended.</summary>
    [Theory]
    [InlineData(CooldownMode.Strict)]
    [InlineData(CooldownMode.Eager)]
    public async Task Within_a_fiftieth_of_what_Okta_lets_through_and_in_memory_that_does_not_grow(CooldownMode mode)
    {
        var changes = Environment.GetEnvironmentVariable(ChangesVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultChanges;
        var clock = new VirtualTimeProvider(autoAdvance: true, whenIdle: true);
        using var okta = new BareOkta(clock) { ImportTime = Import, SessionLimit = 15 };
        var held = new List<long>();
        using var ahead = new ReadAhead(okta, ChangesOfSession) { BeforeSession = _ => held.Add(GC.GetTotalMemory(forceFullCollection: true)) };
        var options = new OktaXaasOptions
        {
            OktaDomain = new("https://night.example.com"),
            IdentitySourceId = "0oanight",
            ApiToken = "00token",
            Synchronization = { CooldownMode = mode },
        };
        using var api = IdentitySourcesApi.Create(options, ahead, timeProvider: clock);

        var result = await new IdentitySourceSynchronizer(api, options, clock).SynchronizeAsync(ahead.Of(People.Upserts(changes)));

        output.WriteLine($"{mode}: {result.Imported} changes in {result.Duration}, {okta.Refused} refused; held {string.Join(", ", held.Select(bytes => $"{bytes / 1e6:F1}"))} MB");
        result.Imported.Should().Be(changes);
        okta.Sessions.Should().Be(changes / ChangesOfSession);
        okta.Refused.Should().Be(0);

        // The last session's import ends the run, and no cooldown.
        var each = mode == CooldownMode.Strict ? TimeSpan.FromMinutes(5) : Import;
        result.Duration.Should().BeLessThanOrEqualTo(1.02 * (((okta.Sessions - 1) * each) + Import));
        var third = held.Count / 3;
        (held[^third..].Min() - held[2..(2 + third)].Min()).Should().BeLessThan(Slack);
    }
}
