using System.Text.Json;

namespace Okta.Xaas.Emulator.Tests.Support;

/// <summary>Request bodies as the facts write them.</summary>
internal static class Bodies
{
    public static string Users(params IEnumerable<string> ids) => UserList(ids.Select(id => Item(id, $$$"""{"userName":{{{Quote(id + "@x.test")}}}}""")));

    public static string UserProfile(string id, string profile) => UserList([Item(id, profile)]);

    public static string UserDeletes(params IEnumerable<string> ids) => UserList(ids.Select(id => Object("externalId", Quote(id))));

    public static string Groups(params IEnumerable<string> ids) =>
        Object("profiles", Array(ids.Select(id => Item(id, Object("displayName", Quote("Group " + id))))));

    public static string Devices(params IEnumerable<string> ids) => Object("profiles", Array(ids.Select(id => Item(id, DeviceProfile))));

    public static string Ids(params IEnumerable<string> ids) => Object("externalIds", Array(ids.Select(Quote)));

    public static string Members(string group, params IEnumerable<string> members) => Object("memberships", Array([Entry(group, members)]));

    public static string Entries(IEnumerable<string> groups) => Object("memberships", Array(groups.Select(group => Entry(group, ["m"]))));

    public static string User(string id, string more = "") => Item(id, $$$"""{"userName":"a@x.test","email":"a@x.test"{{{more}}}}""");

    public static string Group(string id, string name = "Staff") => Item(id, $$"""{"displayName":{{Quote(name)}},"description":"All"}""");

    public static string Item(string id, string profile) => $$$"""{"externalId":{{{Quote(id)}}},"profile":{{{profile}}}}""";

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    public static IEnumerable<string> Numbered(int count, string prefix = "E") => Enumerable.Range(1, count).Select(i => $"{prefix}{i}");

    private const string DeviceProfile = """{"serialNumber":"SN1","platform":"MACOS","displayName":"Laptop"}""";

    private static string UserList(IEnumerable<string> items) => $$$"""{"entityType":"USERS","profiles":{{{Array(items)}}}}""";

    private static string Entry(string group, IEnumerable<string> members) =>
        $$$"""{"groupExternalId":{{{Quote(group)}}},"memberExternalIds":{{{Array(members.Select(Quote))}}}}""";

    private static string Object(string name, string value) => $$$"""{"{{{name}}}":{{{value}}}}""";

    private static string Array(IEnumerable<string> items) => $"[{string.Join(',', items)}]";
}
