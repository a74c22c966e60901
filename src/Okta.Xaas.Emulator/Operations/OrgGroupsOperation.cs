using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>The org's groups, of which the emulator has those of the identity source only.</summary>
internal static class OrgGroupsOperation
{
    public static EmulatedResponse List(OperationContext call)
    {
        var source = call.Options.IdentitySourceId;
        var page = CursorPage.Parse(call.Request.Query, ApiLimits.OrgGroupsPerPage, ApiLimits.OrgGroupsPerPage, "search");
        if (page.Search is { } search && search != $"""type eq "APP_GROUP" and source.id eq "{source}" """.TrimEnd())
        {
            throw ApiErrors.InvalidSearch($"""search: The emulator understands type eq "APP_GROUP" and source.id eq "{source}" """.TrimEnd()).AsException();
        }

        var rest = call.Directory.Groups.Values.Where(group => page.After is null || string.CompareOrdinal(group.ExternalId, page.After) > 0).OrderBy(group => group.ExternalId, StringComparer.Ordinal);
        var (groups, next) = page.Take(rest, group => group.ExternalId);
        return page.AddLinks(Answers.Json(200, groups.ConvertAll(group => Answer(group, source)), WireJson.Relaxed.ListOrgGroupAnswer), call.Request.Head, next);
    }

    private static OrgGroupAnswer Answer(EmulatedGroup group, string source)
    {
        var updated = WireTime.Text(group.LastUpdated);
        return new(
            group.Id,
            WireTime.Text(group.Created),
            updated,
            updated,
            "APP_GROUP",
            new OrgGroupProfile(group.Profile.GetValueOrDefault("displayName"), group.Profile.GetValueOrDefault("description"), group.ExternalId),
            new OrgGroupSource(source));
    }
}
