using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>Everything that a seed decides. Smaller scenarios of the same seed are made by taking from it.</summary>
internal sealed record Scenario
{
    public required int Seed { get; init; }

    public required int Changes { get; init; }

    public required int Crashes { get; init; }

    public required FaultRates Rates { get; init; }

    public TimeSpan ClientSkew { get; init; }

    /// <summary>One rule that is switched off, to show that the judge sees it.</summary>
    public PlantedBug Bug { get; init; }

    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        return new()
        {
            Seed = seed,
            Changes = random.Next(1, 45),
            Crashes = random.Next(0, 3),
            ClientSkew = TimeSpan.FromMinutes(random.Next(-600, 600)),
            Rates = random.Next(4) == 0 ? FaultRates.None : new() { CloseSession = 0.01, ExpireSession = 0.005, TriggerSession = 0.005, ForgetSession = 0.003, SlowImport = 0.02, FailImport = 0.01 },
        };
    }

    /// <summary>Simpler ones, the simplest first.</summary>
    public IEnumerable<Scenario> Shrink()
    {
        if (Rates != FaultRates.None) yield return this with { Rates = FaultRates.None };
        if (Crashes > 0) yield return this with { Crashes = 0 };
        if (ClientSkew != TimeSpan.Zero) yield return this with { ClientSkew = TimeSpan.Zero };
        if (Changes > 1) yield return this with { Changes = Changes / 2 };
        if (Changes > 1) yield return this with { Changes = Changes - 1 };
    }

    public override string ToString() => $"seed {Seed}: {Changes} changes, {Crashes} crashes, client's clock {ClientSkew}, {(Rates == FaultRates.None ? "no faults" : "faults")}, bug: {Bug}";
}
