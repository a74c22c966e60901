using System.Text.Json;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Sessions;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>Reads the bodies of the bulk requests.</summary>
internal static class BulkReader
{
    public static BulkContent UserUpserts(JsonElement body) => Users(
        body,
        item => new UserUpsert(FieldText.RequiredId(item, "externalId", ApiLimits.UserExternalId), ProfileReader.Read(item, ProfileSchema.User)));

    public static BulkContent UserDeletes(JsonElement body) => Users(
        body,
        item => new UserDelete(FieldText.RequiredId(item, "externalId", ApiLimits.UserExternalId)));

    public static BulkContent GroupUpserts(JsonElement body) => Each(
        Items(body, "profiles", min: 1),
        item => new GroupUpsert(FieldText.RequiredId(item, "externalId", ApiLimits.GroupExternalId), ProfileReader.ReadFilled(item, ProfileSchema.Group)));

    public static BulkContent GroupDeletes(JsonElement body) => Ids(body, ApiLimits.GroupExternalId, id => new GroupDelete(id));

    public static BulkContent DeviceUpserts(JsonElement body) => Each(
        Items(body, "profiles", min: 1),
        item => new DeviceUpsert(
            FieldText.RequiredId(item, "externalId", ApiLimits.DeviceExternalId),
            ProfileReader.Read(item, ProfileSchema.Device, "serialNumber", "platform", "displayName")));

    public static BulkContent DeviceDeletes(JsonElement body) => Ids(body, ApiLimits.DeviceExternalId, id => new DeviceDelete(id));

    public static BulkContent MembershipUpserts(JsonElement body) => Memberships(body, (group, member) => new MembershipAdd(group, member));

    public static BulkContent MembershipDeletes(JsonElement body) => Memberships(body, (group, member) => new MembershipRemove(group, member));

    private static BulkContent Users(JsonElement body, Func<JsonElement, PendingChange> read)
    {
        // D: USERS is the only one.
        if (body.FindString("entityType") != "USERS") throw ApiErrors.NotWellFormed("entityType has to be USERS.").AsException();

        // D: an empty or null payload is accepted and brings nothing. I: that this speaks of the list, and that no body, or one without a list, is refused.
        return Each(Items(body, "profiles", min: 0), read);
    }

    private static BulkContent Ids(JsonElement body, int maxLength, Func<string, PendingChange> read)
    {
        var items = Items(body, "externalIds", min: 1);
        return new(items.Count, items.ConvertAll(item => read(FieldText.Within(item.AsString("externalIds"), "externalIds", 1, maxLength))));
    }

    private static BulkContent Memberships(JsonElement body, Func<string, string, PendingChange> read)
    {
        var items = Items(body, "memberships", min: 1);
        var changes = new List<PendingChange>();
        foreach (var item in items)
        {
            var group = FieldText.RequiredId(item.AsObject("memberships"), "groupExternalId", ApiLimits.GroupExternalId);
            foreach (var member in item.RequiredArray("memberExternalIds"))
            {
                changes.Add(read(group, FieldText.Within(member.AsString("memberExternalIds"), "memberExternalIds", 1, ApiLimits.MemberExternalId)));
            }
        }

        return new(items.Count, changes);
    }

    private static BulkContent Each(List<JsonElement> items, Func<JsonElement, PendingChange> read) =>
        new(items.Count, items.ConvertAll(item => read(item.AsObject("profiles"))));

    private static List<JsonElement> Items(JsonElement body, string name, int min)
    {
        var items = body.RequiredArray(name);
        if (items.Count < min) throw ApiErrors.Invalid(name, $"{name}: The array has to have at least {min} items").AsException();
        if (items.Count > ApiLimits.EntitiesPerUpload)
        {
            throw ApiErrors.TooManyItems(name, ApiLimits.EntitiesPerUpload).AsException();
        }

        return items;
    }
}
