using Okta.Xaas.Emulator.Sessions;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>Something that happens in the org while a request is on its way; the id is that of the session it is about.</summary>
internal delegate void OrgEvent(SessionRegistry sessions, string sessionId, DateTimeOffset now);

/// <summary>What can happen. The org refuses some by an <see cref="Errors.ApiErrorException"/>.</summary>
internal static class OrgEvents
{
    public static readonly OrgEvent Close = (sessions, id, now) => sessions.Cancel(id, now);

    public static readonly OrgEvent Expire = (sessions, id, now) => sessions.Expire(id, now);

    public static readonly OrgEvent Trigger = (sessions, id, now) => sessions.StartImport(id, now);

    public static readonly OrgEvent Forget = (sessions, id, now) => sessions.Forget(id, now);

    public static readonly OrgEvent Create = (sessions, _, now) => sessions.Create(now);

    public static readonly OrgEvent Fail = (sessions, _, _) => sessions.FailNextImport();

    public static OrgEvent Delay(TimeSpan by) => (sessions, _, _) => sessions.DelayNextImport(by);
}
