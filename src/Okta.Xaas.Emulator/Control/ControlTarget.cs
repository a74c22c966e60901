using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.Persistence;
using Okta.Xaas.Emulator.Pipeline;

namespace Okta.Xaas.Emulator.Control;

/// <summary>What the control API looks at and steers.</summary>
internal sealed class ControlTarget(OktaEmulatorOptions options, EmulatedOrg org, RequestLog log, ScriptedFaults faults, Func<Uri> address, Func<DataKeeper?> keeper)
{
    public OktaEmulatorOptions Options { get; } = options;

    public EmulatedOrg Org { get; } = org;

    public RequestLog Log { get; } = log;

    public ScriptedFaults Faults { get; } = faults;

    public DirectoryPages Directory { get; } = new(org);

    public Uri Address => address();

    /// <summary>Who saves the org, if it is saved.</summary>
    public DataKeeper? Keeper => keeper();

    /// <summary>Empties the org and what is known of it.</summary>
    public void Reset()
    {
        Faults.Clear();
        Org.Reset();
        Log.Clear();
    }
}
