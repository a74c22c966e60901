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
        var page = MembershipPage.Parse(call.Request.Query);

        // One more than a page holds tells whether there is a next one.
        var members = call.Directory.Memberships.MembersAfter(group.ExternalId, page.After).Take(page.Limit + 1).ToList();
        var hasNext = members.Count > page.Limit;
        if (hasNext) members.RemoveAt(page.Limit);
        var answer = Answers.Json(200, new MembershipAnswer([.. members]), WireJson.Relaxed.MembershipAnswer)
            .WithHeader("Link", page.Link(call.Request.Head, page.After, "self"));
        return hasNext ? answer.WithHeader("Link", page.Link(call.Request.Head, members[^1], "next")) : answer;
    }

    private static EmulatedResponse Add(OperationContext call)
    {
        var group = GroupOperations.Existing(call);
        var member = FieldText.RequiredId(RequestBody.Object(call.Request), "memberExternalId", ApiLimits.MemberExternalId);

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
