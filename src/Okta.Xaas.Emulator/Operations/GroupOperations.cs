using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Single groups, by Okta id or external id. They take effect at once, without a session.</summary>
internal static class GroupOperations
{
    public static readonly Dictionary<string, OperationHandler> All = new()
    {
        ["createIdentitySourceGroups"] = Create,
        ["getIdentitySourceGroup"] = call => Answer(Existing(call)),
        ["updateIdentitySourceGroups"] = Update,
        ["deleteIdentitySourceGroup"] = Delete,
    };

    public static EmulatedGroup Existing(OperationContext call) =>
        call.Directory.FindGroup(call.Values[0]) ?? throw ApiErrors.NotFound(call.Values[0], "IdentitySourceGroup").AsException();

    private static EmulatedResponse Create(OperationContext call)
    {
        var body = call.Body;
        var externalId = FieldText.RequiredId(body, "externalId", ApiLimits.GroupExternalId);

        // I: a group needs a name when it is made, and a second group of the same id is refused.
        var profile = ProfileReader.Read(body, ProfileSchema.Group, "displayName");
        if (call.Directory.Groups.ContainsKey(externalId)) throw ApiErrors.AlreadyExists("externalId").AsException();
        return Answer(call.Directory.UpsertGroup(externalId, profile, call.Cause));
    }

    // I: attributes that are absent keep their value.
    private static EmulatedResponse Update(OperationContext call)
    {
        var group = Existing(call);
        var body = call.Body;
        Ids.MustAgree(body, group.ExternalId);
        return Answer(call.Directory.UpsertGroup(group.ExternalId, ProfileReader.ReadFilled(body, ProfileSchema.Group), call.Cause));
    }

    private static EmulatedResponse Delete(OperationContext call)
    {
        call.Directory.DeleteGroup(Existing(call).ExternalId, call.Cause);

        // L: 200 and no body; D: 204.
        return EmulatedResponse.Empty(200);
    }

    private static EmulatedResponse Answer(EmulatedGroup group) => Answers.Json(200, new GroupAnswer(group.Id, group.ExternalId, group.Profile), WireJson.Relaxed.GroupAnswer);
}
