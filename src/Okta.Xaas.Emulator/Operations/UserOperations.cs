using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Single users, by external id. They take effect at once, without a session.</summary>
internal static class UserOperations
{
    public static readonly Dictionary<string, OperationHandler> All = new()
    {
        ["createIdentitySourceUser"] = Create,
        ["getIdentitySourceUser"] = call => Answer(Existing(call)),
        ["replaceExistingIdentitySourceUser"] = Replace,
        ["updateIdentitySourceUsers"] = Update,
        ["deleteIdentitySourceUser"] = Delete,
    };

    private static EmulatedResponse Create(OperationContext call)
    {
        var body = call.Body;
        var externalId = FieldText.RequiredId(body, "externalId", ApiLimits.UserExternalId);
        var profile = Profile(body);

        // I: what a second user of the same id is answered is not documented. A deactivated one comes back.
        if (call.Directory.FindUser(externalId) is not null) throw ApiErrors.AlreadyExists("externalId").AsException();

        // L: 200 with the user; D: an empty body.
        return Answer(call.Directory.UpsertUser(externalId, profile, call.Cause));
    }

    private static EmulatedResponse Replace(OperationContext call)
    {
        var user = Existing(call);
        var body = call.Body;
        Ids.MustAgree(body, user.ExternalId);
        return Answer(call.Directory.ReplaceUser(user.ExternalId, Profile(body), ProfileSchema.User.Known.Keys, call.Cause));
    }

    private static EmulatedResponse Update(OperationContext call) =>
        Answer(call.Directory.UpsertUser(Existing(call).ExternalId, Profile(call.Body), call.Cause));

    private static EmulatedResponse Delete(OperationContext call)
    {
        call.Directory.DeactivateUser(Existing(call).ExternalId, call.Cause);

        // L: 200 and no body; D: 204.
        return EmulatedResponse.Empty(200);
    }

    // D: single-user calls need both, PATCH too.
    private static Profile Profile(System.Text.Json.JsonElement body) => ProfileReader.Read(body, ProfileSchema.User, "email", "userName");

    private static EmulatedUser Existing(OperationContext call) =>
        call.Directory.FindUser(call.Values[0]) ?? throw ApiErrors.NotFound(call.Values[0], "IdentitySourceUser").AsException();

    private static EmulatedResponse Answer(EmulatedUser user) => Answers.Json(
        200,
        new UserAnswer(user.Id, user.ExternalId, WireTime.Text(user.Created), WireTime.Text(user.LastUpdated), UserAnswer.Told(user.Attributes)),
        WireJson.Relaxed.UserAnswer);
}
