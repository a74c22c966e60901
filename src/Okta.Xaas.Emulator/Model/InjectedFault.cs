using System.Globalization;

namespace Okta.Xaas.Emulator;

/// <summary>A fault that a <see cref="FaultPlan"/> put on a request.</summary>
/// <param name="RequestNumber">The request's <see cref="EmulatedRequest.Number"/>.</param>
/// <param name="Operation">Okta's operation id.</param>
/// <param name="Fault">The fault.</param>
public sealed record InjectedFault(long RequestNumber, string Operation, Fault Fault)
{
    /// <summary>Number, operation and fault.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RequestNumber} {Operation}: {Fault}");
}
