using System.Globalization;
using Okta.Xaas.Emulator.Routes;

namespace Okta.Xaas.Emulator.Model.Internal;

/// <summary>Counts the requests to each operation. Not thread-safe: the plan's lock guards it.</summary>
internal sealed class FaultScript
{
    private readonly Dictionary<(string Operation, int Nth), Fault> _steps = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public FaultScript(IReadOnlyList<(string Operation, int Nth, Fault Fault)> steps)
    {
        foreach (var (operation, nth, fault) in steps)
        {
            ArgumentNullException.ThrowIfNull(fault);
            if (!OperationTable.Knows(operation))
            {
                throw new ArgumentException($"'{operation}' is no operation: use Okta's operation id, such as createIdentitySourceSession.", nameof(steps));
            }

            var step = string.Create(CultureInfo.InvariantCulture, $"request {nth} to {operation}");
            if (nth < 1) throw new ArgumentException($"There is no {step}: the first is 1.", nameof(steps));
            if (!_steps.TryAdd((operation, nth), fault)) throw new ArgumentException($"There are two faults for {step}.", nameof(steps));
        }
    }

    public Fault? Find(EmulatedRequest request)
    {
        var nth = _counts[request.Operation!] = _counts.GetValueOrDefault(request.Operation!) + 1;
        return _steps.GetValueOrDefault((request.Operation!, nth));
    }
}
