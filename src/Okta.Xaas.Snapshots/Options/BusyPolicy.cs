namespace Okta.Xaas.Snapshots;

/// <summary>What to do while another run, of this process or another one, has the identity source.</summary>
public enum BusyPolicy
{
    /// <summary>Return at once, with a <see cref="SnapshotBusyException"/>.</summary>
    Fail,

    /// <summary>Wait until it is free, then go on with what is left to do.</summary>
    Wait,
}
