using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.Operations;

namespace Okta.Xaas.Emulator.Control;

/// <summary>Faults for requests to come.</summary>
internal static class FaultRoutes
{
    private const string Path = ControlRoutes.Root + "faults";
    private const int MostTimes = 1_000_000;

    public static readonly ControlRoute[] All =
    [
        new("GET", Path + "/kinds", _ => Kinds()),
        new("POST", Path, Add),
        new("DELETE", Path + "/{id}", Remove),
        new("DELETE", Path, Clear),
    ];

    private static ControlAnswer Kinds() =>
        ControlAnswer.Ok(Array.ConvertAll(FaultKinds.All, kind => new FaultKindView(kind.Name, kind.Description, kind.Parameters, kind.Variants)), ControlJson.Relaxed.FaultKindViewArray);

    private static ControlAnswer Add(ControlCall call)
    {
        var body = call.Read(ControlJson.Relaxed.FaultBody);
        var fault = FaultKinds.Make(body);
        if (body.Operation is { } operation && !OperationTable.Knows(operation))
        {
            throw ControlException.BadRequest($"operation '{operation}' is not known: use Okta's operation id, such as createIdentitySourceSession.");
        }

        if (body.Times is < 1 or > MostTimes) throw ControlException.BadRequest($"times has to be from 1 to {MostTimes}.");
        if (body.After is < 0 or > MostTimes) throw ControlException.BadRequest($"after has to be from 0 to {MostTimes}.");
        return call.Target.Faults.Add(body.Operation, body.Kind!, fault, body.Times ?? 1, body.After ?? 0) is { } added
            ? ControlAnswer.Created(FaultView.Of(added), ControlJson.Relaxed.FaultView)
            : throw new ControlException(409, "Too many faults", $"There are {ScriptedFaults.Capacity} faults waiting: delete some first.");
    }

    private static ControlAnswer Remove(ControlCall call) =>
        call.Target.Faults.Remove(call.Values[0]) ? ControlAnswer.None : throw ControlException.NotFound($"There is no fault {call.Values[0]}: it may have been used up.");

    private static ControlAnswer Clear(ControlCall call)
    {
        call.Target.Faults.Clear();
        return ControlAnswer.None;
    }
}
