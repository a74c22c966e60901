using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Okta.Xaas.Tests.Batching;

/// <summary>The bodies of Okta's bulk operations as the API reference shows them, built the slow way.</summary>
internal static class ExpectedBody
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole body, in a form that compares: names, values and their order, not the escaping.</summary>
    public static string Of(PackedBatch batch, IReadOnlyList<IdentityChange?> changes)
    {
        var entries = new JsonArray([.. batch.Items.Select(item => Entry(changes[(int)item.Index]!, item.Members))]);
        return Canonical(JsonDocument.Parse(Envelope(batch.Kind, entries).ToJsonString()).RootElement);
    }

    public static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(",", element.EnumerateObject().Select(p => $"{JsonSerializer.Serialize(p.Name)}:{Canonical(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(",", element.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };

    /// <summary>Bytes of the body around its entries.</summary>
    public static int EnvelopeSize(ChangeKind kind) => Size(Envelope(kind, []));

    /// <summary>Bytes of an entry, without the comma before it.</summary>
    public static int EntrySize(IdentityChange change, IReadOnlyList<string>? members = null) => Size(Entry(change, members));

    /// <summary>Bytes of a string with its quotes.</summary>
    public static int StringSize(string text) => Size(JsonValue.Create(text));

    private static JsonObject Envelope(ChangeKind kind, JsonArray entries) => kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.UserDelete => new() { ["entityType"] = "USERS", ["profiles"] = entries },
        ChangeKind.GroupUpsert or ChangeKind.DeviceUpsert => new() { ["profiles"] = entries },
        ChangeKind.GroupDelete or ChangeKind.DeviceDelete => new() { ["externalIds"] = entries },
        _ => new() { ["memberships"] = entries },
    };

    private static JsonNode Entry(IdentityChange change, IReadOnlyList<string>? members) => change switch
    {
        UserUpsert user => Entity(user.ExternalId, user.Profile),
        GroupUpsert group => Entity(group.ExternalId, group.Profile),
        DeviceUpsert device => Entity(device.ExternalId, device.Profile),
        UserDelete => new JsonObject { ["externalId"] = change.ExternalId },
        MembershipChange membership => new JsonObject
        {
            ["groupExternalId"] = membership.ExternalId,
            ["memberExternalIds"] = new JsonArray([.. members!.Select(m => JsonValue.Create(m))]),
        },
        _ => JsonValue.Create(change.ExternalId),
    };

    private static JsonObject Entity(string externalId, IdentityProfile profile)
    {
        var attributes = new JsonObject();
        foreach (var attribute in profile) attributes.Add(attribute.Key, attribute.Value is null ? null : JsonValue.Create(attribute.Value));
        return new() { ["externalId"] = externalId, ["profile"] = attributes };
    }

    private static int Size(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString(Relaxed));
}
