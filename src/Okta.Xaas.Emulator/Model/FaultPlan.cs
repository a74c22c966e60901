using Okta.Xaas.Emulator.Model.Internal;

namespace Okta.Xaas.Emulator;

/// <summary>
/// Which requests go wrong, and how: scripted (<see cref="Script"/>) or drawn from a seed (<see cref="FromSeed"/>). <see cref="OktaEmulator.Inject"/>
/// puts it into force, once. All members are thread-safe.
/// </summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<InjectedFault> _injected = [];
    private readonly string _name;
    private readonly Func<EmulatedRequest, Fault?> _find;
    private bool _begun;
    private bool _stopped;

    private FaultPlan(string name, Func<EmulatedRequest, Fault?> find)
    {
        _name = name;
        _find = find;
    }

    /// <summary>
    /// What was injected so far, in the order of the requests. A fault in the org, such as <see cref="Fault.CloseSession"/>,
    /// stands here even when it found nothing to do.
    /// </summary>
    public IReadOnlyList<InjectedFault> Injected
    {
        get
        {
            lock (_gate) return [.. _injected.OrderBy(fault => fault.RequestNumber)];
        }
    }

    /// <summary>
    /// Faults on chosen requests: the nth request (1 is the first since the plan is in force) to an operation. A request that an earlier
    /// interceptor or plan has put a fault on does not count.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such operation, nth is below 1, or two faults are for the same request.</exception>
    public static FaultPlan Script(params IReadOnlyList<(string Operation, int Nth, Fault Fault)> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var script = new FaultScript(steps);
        return new FaultPlan("script", script.Find);
    }

    /// <summary>
    /// Faults drawn by a hash of the seed and the request's number: the same seed, rates and sequence of requests give the same faults,
    /// whichever threads they come from.
    /// </summary>
    /// <param name="seed">Any number; print it when a run fails.</param>
    /// <param name="rates">How often; <see langword="null"/>: the defaults of <see cref="FaultRates"/>.</param>
    /// <exception cref="ArgumentException">A rate is not from 0 to 1, or all together are above 1; the message lists all such.</exception>
    public static FaultPlan FromSeed(int seed, FaultRates? rates = null)
    {
        var draws = new FaultDraws(seed, rates ?? new FaultRates());
        return new FaultPlan($"seed {seed}", draws.Find);
    }

    /// <summary>Ends it: from now on no request gets a fault of this plan. May be called twice.</summary>
    public void Stop()
    {
        lock (_gate) _stopped = true;
    }

    /// <summary>The seed and what was injected, a line each, to print when a simulation fails.</summary>
    public override string ToString() => string.Join(Environment.NewLine, [$"Faults by {_name}:", .. Injected.Select(fault => fault.ToString())]);

    internal void Begin()
    {
        lock (_gate)
        {
            if (_begun) throw new InvalidOperationException("The plan has been injected before: make a new one, as this one has counted requests.");
            _begun = true;
        }
    }

    internal Fault? Find(EmulatedRequest request)
    {
        lock (_gate)
        {
            if (_stopped || request.Operation is null || _find(request) is not { } fault) return null;
            _injected.Add(new InjectedFault(request.Number, request.Operation, fault));
            return fault;
        }
    }
}
