namespace Okta.Xaas.Emulator.Model.Internal;

/// <summary>What a fault lets happen in the org while its request is on its way.</summary>
internal enum OrgEvent
{
    Close,
    Expire,
    Trigger,
    Forget,
    Create,
    FailImport,
    DelayImport,
}
