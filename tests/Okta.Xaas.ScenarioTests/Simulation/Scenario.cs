using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>Everything that a seed decides. Smaller scenarios of the same seed are made by taking from it.</summary>
internal sealed record Scenario
{
    private const double BusyTokenEndpoint = 0.3;

    private static readonly FaultRates Faults = new()
    {
        HtmlAsSuccess = 0.005,
        CloseSession = 0.01,
        ExpireSession = 0.005,
        SlowImport = 0.02,
        FailImport = 0.01,
        ForeignError = 0.01,
        ForeignSuccess = 0.01,
    };

    private static readonly FaultRates BadNight = FaultRates.None with { ServerError = 0.05, Html = 0.05, ForeignError = 0.02, DropAfterEffect = 0.02, ForeignSuccess = 0.03 };

    public required int Seed { get; init; }

    public required int Changes { get; init; }

    public required int Crashes { get; init; }

    public required FaultRates Rates { get; init; }

    /// <summary>How many of the lives are stopped by their host, at a moment that the seed decides: while Okta imports, most often.</summary>
    public int Stops { get; init; }

    /// <summary>Whether the sessions have the live org's 15 requests a minute.</summary>
    public bool LowRateLimit { get; init; }

    /// <summary>Whether the process signs in as a service app, whose token endpoint is busy at times.</summary>
    public bool SignsIn { get; init; }

    public TimeSpan ClientSkew { get; init; }

    /// <summary>One rule that is switched off, to show that the judge sees it.</summary>
    public PlantedBug Bug { get; init; }

    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var scenario = new Scenario
        {
            Seed = seed,
            Changes = random.Next(1, 45),
            Crashes = random.Next(0, 3),
            ClientSkew = TimeSpan.FromMinutes(random.Next(-600, 600)),
            Stops = random.Next(0, 3),
            LowRateLimit = random.Next(4) == 0,
            Rates = random.Next(6) switch
            {
                0 => FaultRates.None,
                5 => BadNight,

                // What was imported unseen must not be refused at random when it is loaded again: Okta would have refused it before.
                1 or 2 => Faults with { Refuse = 0, TriggerSession = 0.01, ForgetSession = 0.005 },
                _ => Faults,
            },
        };
        return random.Next(5) == 0 ? scenario with { SignsIn = true, Rates = scenario.Rates with { TokenEndpointBusy = BusyTokenEndpoint } } : scenario;
    }

    /// <summary>Simpler ones, the simplest first.</summary>
    public IEnumerable<Scenario> Shrink()
    {
        if (Rates != FaultRates.None) yield return this with { Rates = FaultRates.None };
        if (Stops > 0) yield return this with { Stops = 0 };
        if (SignsIn) yield return this with { SignsIn = false };
        if (LowRateLimit) yield return this with { LowRateLimit = false };
        if (Crashes > 0) yield return this with { Crashes = 0 };
        if (ClientSkew != TimeSpan.Zero) yield return this with { ClientSkew = TimeSpan.Zero };
        if (Changes > 1) yield return this with { Changes = Changes / 2 };
        if (Changes > 1) yield return this with { Changes = Changes - 1 };
    }

    public override string ToString() => $"seed {Seed}: {Changes} changes, {Crashes} crashes, {Stops} stops,{(LowRateLimit ? " 15 requests a minute," : "")}{(SignsIn ? " signs in," : "")} client's clock {ClientSkew}, {(Rates == FaultRates.None ? "no faults" : "faults")}, bug: {Bug}";
}
