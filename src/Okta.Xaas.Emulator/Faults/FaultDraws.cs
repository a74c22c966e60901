namespace Okta.Xaas.Emulator.Faults;

/// <summary>Draws at most one fault a request, from a table of kinds.</summary>
internal sealed class FaultDraws
{
    // Okta's own 503 says that it did nothing: there is no such answer after an effect.
    private const int Maintenance = 503;

    private static readonly RateLimitVariant[] Odd = [.. Enum.GetValues<RateLimitVariant>().Except([RateLimitVariant.Usual])];

    private static readonly Kind[] Kinds =
    [
        new("Wait", r => r.Wait, Any, (r, d) => d.BeforeOrAfter(Fault.Wait(d.UpTo(r.LongestWait)))),
        new("Refuse", r => r.Refuse, Writes, (_, _) => Fault.Refuse()),
        new("DropBeforeEffect", r => r.DropBeforeEffect, Any, (_, _) => Fault.Drop()),
        new("DropAfterEffect", r => r.DropAfterEffect, Any, (_, _) => Fault.Drop().AfterEffect()),
        new("NotSent", r => r.NotSent, Any, (_, _) => Fault.NotSent()),
        new("CutAnswer", r => r.CutAnswer, Any, (_, _) => Fault.CutAnswer()),
        new("Duplicate", r => r.Duplicate, Writes, (_, d) => Fault.Duplicate(firstAnswer: d.Coin())),
        new("RateLimited", r => r.RateLimited, Any, (_, d) => Fault.RateLimited(TimeSpan.FromSeconds(1 + (int)(d.Next() * 60)))),
        new("RateLimitedWithoutHeaders", r => r.RateLimitedWithoutHeaders, Any, (_, _) => Fault.RateLimitedWithoutHeaders()),
        new("ConcurrencyLimited", r => r.ConcurrencyLimited, Any, (_, _) => Fault.ConcurrencyLimited()),
        new("ServerError", r => r.ServerError, Any, (_, d) => d.OneOf(500, 502, 503, 504) is var status && status == Maintenance ? Fault.ServerError(status) : d.BeforeOrAfter(Fault.ServerError(status))),
        new("Html", r => r.Html, Any, (_, d) => d.BeforeOrAfter(Fault.Html(d.OneOf(403, 502, 503, 504)))),
        new("HtmlAsSuccess", r => r.HtmlAsSuccess, Any, (_, d) => d.BeforeOrAfter(Fault.Html(200))),
        new("CloseSession", r => r.CloseSession, NamesSession, (_, d) => d.BeforeOrAfter(Fault.CloseSession())),
        new("ExpireSession", r => r.ExpireSession, NamesSession, (_, d) => d.BeforeOrAfter(Fault.ExpireSession())),
        new("TriggerSession", r => r.TriggerSession, NamesSession, (_, d) => d.BeforeOrAfter(Fault.TriggerSession())),
        new("ForgetSession", r => r.ForgetSession, NamesSession, (_, d) => d.BeforeOrAfter(Fault.ForgetSession())),
        new("CreateSession", r => r.CreateSession, CreatesSession, (_, _) => Fault.CreateSession()),
        new("SlowImport", r => r.SlowImport, StartsImport, (r, d) => Fault.SlowImport(d.UpTo(r.LongestImportDelay))),
        new("FailImport", r => r.FailImport, StartsImport, (_, _) => Fault.FailImport()),
        new("ForeignSuccess", r => r.ForeignSuccess, Any, (_, d) => d.BeforeOrAfter(Fault.Foreign(d.OneOf(Enum.GetValues<ForeignAnswer>()), d.OneOf(200, 202)))),
        new("ForeignError", r => r.ForeignError, Any, (_, d) => d.BeforeOrAfter(Fault.Html(d.OneOf(403, 404, 407, 408, 425, 520, 521, 522, 523, 524, 525, 526)))),
        new("WithoutRequestId", r => r.WithoutRequestId, Any, (_, _) => Fault.WithoutRequestId()),
        new("OddlyRateLimited", r => r.OddlyRateLimited, Any, (_, d) => Fault.RateLimited(d.OneOf(Odd), TimeSpan.FromSeconds(1 + (int)(d.Next() * 60)))),
        new("TokenEndpointBusy", r => r.TokenEndpointBusy, AsksForToken, (_, d) => Fault.Busy(d.OneOf(503, 429))),
    ];

    private readonly int _seed;
    private readonly FaultRates _rates;

    public FaultDraws(int seed, FaultRates rates)
    {
        var wrong = Wrong(rates).ToList();
        if (wrong.Count > 0) throw new ArgumentException(string.Join(" ", wrong), nameof(rates));
        _seed = seed;
        _rates = rates;
    }

    public Fault? Find(EmulatedRequest request)
    {
        var dice = new FaultDice(_seed, request.Number);
        var left = dice.Next();
        foreach (var kind in Kinds)
        {
            left -= kind.Rate(_rates);
            if (left < 0) return kind.Suits(request) ? kind.Make(_rates, dice) : null;
        }

        return null;
    }

    private static IEnumerable<string> Wrong(FaultRates rates)
    {
        foreach (var kind in Kinds)
        {
            if (kind.Rate(rates) is not (>= 0 and <= 1)) yield return $"{kind.Name} is not a probability: use 0 to 1.";
        }

        // Twenty rates of 0.05 are a bit more than 1 in binary.
        if (Kinds.Sum(kind => kind.Rate(rates)) > 1 + 1e-9) yield return "The rates are more than 1 together: a request has one fault at most.";
        if (rates.LongestWait < TimeSpan.Zero) yield return "LongestWait is negative: use zero or more.";
        if (rates.LongestImportDelay < TimeSpan.Zero) yield return "LongestImportDelay is negative: use zero or more.";
    }

    private static bool Any(EmulatedRequest request) => true;

    private static bool Writes(EmulatedRequest request) => request.Method != "GET";

    private static bool NamesSession(EmulatedRequest request) => request.SessionId is not null;

    private static bool CreatesSession(EmulatedRequest request) => request.Operation == "createIdentitySourceSession";

    private static bool AsksForToken(EmulatedRequest request) => request.Operation == "token";

    private static bool StartsImport(EmulatedRequest request) => request.Operation == "startImportFromIdentitySource";

    private sealed record Kind(string Name, Func<FaultRates, double> Rate, Func<EmulatedRequest, bool> Suits, Func<FaultRates, FaultDice, Fault> Make);
}
