using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>The members of one group.</summary>
internal static class MembershipOperations
{
    public static readonly Dictionary<string, OperationHandler> All = new()
    {
        ["getIdentitySourceGroupMemberships"] = List,
        ["createIdentitySourceGroupsMemberships"] = Add,
        ["deleteIdentitySourceGroupMemberships"] = Remove,
    };

    private static EmulatedResponse List(OperationContext call)
    {
        var group = GroupOperations.Existing(call);
        var page = CursorPage.Parse(call.Request.Query, ApiLimits.DefaultMembersPerPage, ApiLimits.MembersPerPage);
        var (members, next) = page.Take(call.Directory.Memberships.MembersAfter(group.ExternalId, page.After), member => member);
        return page.AddLinks(Answers.Json(200, new MembershipAnswer([.. members]), WireJson.Relaxed.MembershipAnswer), call.Request.Head, next);
    }

    private static EmulatedResponse Add(OperationContext call)
    {
        var group = GroupOperations.Existing(call);
        var member = FieldText.RequiredId(call.Body, "memberExternalId", ApiLimits.MemberExternalId);

        // I: which error an unknown user gives. Adding a member twice changes nothing.
        if (!call.Directory.AddMember(group.ExternalId, member, call.Cause)) throw ApiErrors.NotFound(member, "IdentitySourceUser").AsException();
        return EmulatedResponse.Empty(204);
    }

    private static EmulatedResponse Remove(OperationContext call)
    {
        var group = GroupOperations.Existing(call);

        // I: who is not a member is not found.
        if (!call.Directory.RemoveMember(group.ExternalId, call.Values[1], call.Cause)) throw ApiErrors.NotFound(call.Values[1], "IdentitySourceGroupMembership").AsException();
        return EmulatedResponse.Empty(204);
    }
}
