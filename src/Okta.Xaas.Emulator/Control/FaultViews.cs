using Okta.Xaas.Emulator.Faults;

namespace Okta.Xaas.Emulator.Control;

internal sealed record FaultView(string Id, string? Operation, int Times, int Left, string Kind, string Description)
{
    public static FaultView Of(ScriptedFault fault) => new(fault.Id, fault.Operation, fault.Times, fault.Left, fault.Kind, fault.Fault.ToString());
}

internal sealed record FaultKindView(string Kind, string Description, IReadOnlyList<string> Parameters, IReadOnlyList<string> Variants);

internal sealed record FaultBody(string? Kind, string? Operation, int? Times, int? After, bool? AfterEffect, double? DelaySeconds, int? Status, string? Variant);
