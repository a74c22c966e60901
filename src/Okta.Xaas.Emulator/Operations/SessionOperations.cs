using Okta.Xaas.Emulator.Sessions;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Sessions themselves. A body is never read: none of these takes one.</summary>
internal static class SessionOperations
{
    public static readonly Dictionary<string, OperationHandler> All = new()
    {
        ["listIdentitySourceSessions"] = List,

        // L: 201 and one object; D: 200.
        ["createIdentitySourceSession"] = call => One(201, call, call.Sessions.Create(call.Now)),
        ["getIdentitySourceSession"] = call => One(200, call, call.Sessions.Get(call.Values[0], call.Now)),
        ["deleteIdentitySourceSession"] = Cancel,

        // L: one object; the D example is an array of one.
        ["startImportFromIdentitySource"] = call => One(200, call, call.Sessions.StartImport(call.Values[0], call.Now)),
    };

    private static EmulatedResponse List(OperationContext call) =>
        Answers.Json(200, call.Sessions.Active.Select(session => Answer(call, session)).ToArray(), WireJson.Relaxed.SessionAnswerArray);

    private static EmulatedResponse Cancel(OperationContext call)
    {
        call.Sessions.Cancel(call.Values[0], call.Now);
        return EmulatedResponse.Empty(204);
    }

    private static EmulatedResponse One(int statusCode, OperationContext call, OrgSession session) =>
        Answers.Json(statusCode, Answer(call, session), WireJson.Relaxed.SessionAnswer);

    private static SessionAnswer Answer(OperationContext call, OrgSession session) => new(
        session.Id,
        call.Options.IdentitySourceId,
        session.Status.WireName(),
        "INCREMENTAL",
        WireTime.Text(session.Created),
        WireTime.Text(session.LastUpdated));
}
