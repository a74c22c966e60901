using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>The source's app: itself, its users, its schema. D for apps; I that an identity source's app has all of it.</summary>
internal static class AppOperations
{
    // D: q is held against the beginning of these.
    private static readonly string[] Searched = ["userName", "firstName", "lastName", "email"];

    public static readonly Dictionary<string, OperationHandler> All = new()
    {
        ["getApplication"] = App,
        ["listApplicationUsers"] = List,
        ["getApplicationUser"] = One,
        ["getApplicationUserSchema"] = Schema,
    };

    private static EmulatedResponse App(OperationContext call)
    {
        var options = call.Options;
        return Answers.Json(
            200, new AppAnswer(options.IdentitySourceId, "xaas_emulator", "Emulated identity source", options.IsAppActive ? "ACTIVE" : "INACTIVE", options.AppFeatures.Split(' ', StringSplitOptions.RemoveEmptyEntries)), WireJson.Relaxed.AppAnswer);
    }

    private static EmulatedResponse List(OperationContext call)
    {
        var page = CursorPage.Parse(call.Request.Query, ApiLimits.DefaultAppUsersPerPage, ApiLimits.AppUsersPerPage, "q");
        var (users, next) = page.Take(After(call.Directory.UsersInOrder, page.After).Where(user => user.IsInApp && Begins(user, page.Search)), user => user.ExternalId);
        var schema = AppUserAnswers.TypesOf(call.Schema);
        return page.AddLinks(Answers.Json(200, users.ConvertAll(user => AppUserAnswers.Of(user, schema)), WireJson.Relaxed.ListAppUserAnswer), call.Request.Head, next);
    }

    private static EmulatedResponse One(OperationContext call)
    {
        var id = call.Values[0];
        var user = call.Directory.Users.Values.FirstOrDefault(user => user.OktaUserId == id && user.IsInApp) ?? throw ApiErrors.NotFound(id, "AppUser").AsException();
        return Answers.Json(200, AppUserAnswers.Of(user, AppUserAnswers.TypesOf(call.Schema)), WireJson.Relaxed.AppUserAnswer);
    }

    private static EmulatedResponse Schema(OperationContext call)
    {
        var id = $"{call.Request.Head.Origin}{call.Request.Head.Path}";
        return Answers.Json(
            200,
            new SchemaAnswer(id, "xaas_emulator", "Emulated identity source", "object", new(Definition(call.Schema, custom: false), Definition(call.Schema, custom: true))),
            WireJson.Relaxed.SchemaAnswer);
    }

    private static SchemaDefinition Definition(IReadOnlyList<EmulatedSchemaEntry> schema, bool custom)
    {
        var attributes = schema.Where(attribute => attribute.IsCustom == custom).ToList();
        return new(
            custom ? "#custom" : "#base",
            "object",
            attributes.ToDictionary(attribute => attribute.Name, Attribute, StringComparer.Ordinal),
            [.. attributes.Where(attribute => attribute.Required).Select(attribute => attribute.Name)]);
    }

    private static SchemaAttribute Attribute(EmulatedSchemaEntry attribute)
    {
        var choices = attribute.Enum.Count == 0 ? null : attribute.Enum;
        return new(
            attribute.Title, attribute.Type, attribute.Required, attribute.MinLength, attribute.MaxLength, choices, choices?.Select(one => new SchemaChoice(one, one)).ToArray(), "NONE", "READ_WRITE");
    }

    private static IEnumerable<EmulatedUser> After(IReadOnlyList<EmulatedUser> users, string? after)
    {
        var (low, high) = (0, users.Count);
        while (after is not null && low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(users[middle].ExternalId, after) <= 0) low = middle + 1;
            else high = middle;
        }

        for (var i = low; i < users.Count; i++) yield return users[i];
    }

    private static bool Begins(EmulatedUser user, string? search)
    {
        if (string.IsNullOrEmpty(search)) return true;
        var profile = user.AppProfile;
        return Array.Exists(Searched, name => profile.TryGetValue(name, out var value) && value?.StartsWith(search, StringComparison.OrdinalIgnoreCase) == true);
    }
}
