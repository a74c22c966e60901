using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Control;

/// <summary>The users, groups, members and devices, and what happened to each.</summary>
internal static class DirectoryRoutes
{
    private const string Root = ControlRoutes.Root;

    public static readonly ControlRoute[] All =
    [
        new("GET", Root + "users", call => Users(call, call.Target.Directory.Users(call.Search))),
        new("GET", Root + "users/{externalId}", User),
        new("PUT", Root + "users/{externalId}/outcome", SetOutcome),
        new("GET", Root + "groups", Groups),
        new("GET", Root + "groups/{externalId}", Group),
        new("GET", Root + "groups/{externalId}/members", Members),
        new("GET", Root + "devices", Devices),
    ];

    private static ControlAnswer Users(ControlCall call, IReadOnlyList<EmulatedUser> users)
    {
        var page = new Listing<UserView>(users.Count, call.Offset, call.Target.Directory.Show(users.Skip(call.Offset).Take(call.Limit)));
        return ControlAnswer.Ok(page, ControlJson.Relaxed.ListingUserView);
    }

    private static ControlAnswer User(ControlCall call)
    {
        var id = call.Values[0];
        var details = Details(call, (store, history) =>
        {
            if (!store.Users.TryGetValue(id, out var user)) throw ControlException.NotFound($"There is no user {id}.");
            return new UserDetails(
                id, user.Id, user.Status, user.AppStatus, user.Outcome.SyncState, user.Outcome.Drift, user.Created, user.LastUpdated, user.Profile, [.. store.Memberships.GroupsOf(id).Order(StringComparer.Ordinal)], history(EntityKind.User, id));
        });
        return ControlAnswer.Ok(details, ControlJson.Relaxed.UserDetails);
    }

    private static ControlAnswer SetOutcome(ControlCall call)
    {
        var body = call.Read(ControlJson.Relaxed.OutcomeBody);
        if (body.Status is { Length: 0 } || body.SyncState is { Length: 0 }) throw ControlException.BadRequest("status and syncState can be left out, but not empty.");
        var usual = ImportOutcome.Confirmed;
        call.Target.Org.SetOutcome(call.Values[0], new ImportOutcome
        {
            Status = body.Status ?? usual.Status,
            SyncState = body.SyncState ?? usual.SyncState,
            Drift = body.Drift ?? usual.Drift,
            Fails = body.Fails ?? usual.Fails,
        });
        return ControlAnswer.None;
    }

    private static ControlAnswer Groups(ControlCall call)
    {
        var groups = call.Target.Directory.Groups(call.Search);
        var page = groups.Skip(call.Offset).Take(call.Limit).ToList();
        var items = call.Target.Org.Do((_, store, _) => page.ConvertAll(group =>
            new GroupView(group.ExternalId, group.Id, group.Created, group.LastUpdated, group.Profile, store.Memberships.MembersOf(group.ExternalId).Count)));
        return ControlAnswer.Ok(new Listing<GroupView>(groups.Count, call.Offset, items), ControlJson.Relaxed.ListingGroupView);
    }

    private static ControlAnswer Group(ControlCall call)
    {
        var id = call.Values[0];
        var details = Details(call, (store, history) =>
        {
            var group = Existing(store, id);
            return new GroupDetails(id, group.Id, group.Created, group.LastUpdated, group.Profile, store.Memberships.MembersOf(id).Count, history(EntityKind.Group, id));
        });
        return ControlAnswer.Ok(details, ControlJson.Relaxed.GroupDetails);
    }

    private static ControlAnswer Members(ControlCall call)
    {
        var id = call.Target.Org.Do((_, store, _) => Existing(store, call.Values[0]).ExternalId);
        return Users(call, call.Target.Directory.Members(id, call.Search));
    }

    private static ControlAnswer Devices(ControlCall call)
    {
        var page = call.Page(
            call.Target.Directory.Devices(call.Search),
            device => new DeviceView(device.ExternalId, device.Id, device.Created, device.LastUpdated, device.Profile));
        return ControlAnswer.Ok(page, ControlJson.Relaxed.ListingDeviceView);
    }

    private static EmulatedGroup Existing(DirectoryStore store, string id) =>
        store.Groups.GetValueOrDefault(id) ?? throw ControlException.NotFound($"There is no group {id}.");

    private static T Details<T>(ControlCall call, Func<DirectoryStore, Func<EntityKind, string, IReadOnlyList<HistoryView>>, T> read) =>
        call.Target.Org.Do((_, store, _) => read(store, (kind, id) => HistoryView.Of(call.Target.Org.Records.History.Of(kind, id))));
}
