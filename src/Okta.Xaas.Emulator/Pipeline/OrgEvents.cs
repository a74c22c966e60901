using Okta.Xaas.Emulator.Model.Internal;
using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>Lets happen what a fault wants to. The org refuses some by an <see cref="Errors.ApiErrorException"/>.</summary>
internal static class OrgEvents
{
    public static void Happen(Fault fault, SessionRegistry sessions, string sessionId, DateTimeOffset now)
    {
        switch (fault.Event)
        {
            case OrgEvent.Close:
                sessions.Cancel(sessionId, now);
                break;
            case OrgEvent.Expire:
                sessions.Expire(sessionId, now);
                break;
            case OrgEvent.Trigger:
                sessions.StartImport(sessionId, now);
                break;
            case OrgEvent.Forget:
                sessions.Forget(sessionId, now);
                break;
            case OrgEvent.Create:
                sessions.Create(now);
                break;
            case OrgEvent.FailImport:
                sessions.FailNextImport();
                break;
            case OrgEvent.DelayImport:
                sessions.DelayNextImport(fault.EventDelay);
                break;
        }
    }
}
