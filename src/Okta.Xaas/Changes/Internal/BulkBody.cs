using System.Text.Encodings.Web;
using System.Text.Json;

namespace Okta.Xaas.Changes.Internal;

/// <summary>How the changes of one kind stand in the body of a bulk request: an envelope around entries that are joined by commas.</summary>
internal static class BulkBody
{
    /// <summary>Non-ASCII letters stay as they are: a name with diacritics takes 2 bytes a letter, not 6. Validation is skipped as the shapes here are fixed.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What follows the last entry, for every kind.</summary>
    public static ReadOnlySpan<byte> Suffix => "]}"u8;

    /// <summary>What ends a membership entry after its last member.</summary>
    public static ReadOnlySpan<byte> MembershipEnd => "]}"u8;

    /// <summary>What stands before the first entry.</summary>
    public static ReadOnlySpan<byte> Prefix(ChangeKind kind) => kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.UserDelete => "{\"entityType\":\"USERS\",\"profiles\":["u8,
        ChangeKind.GroupUpsert or ChangeKind.DeviceUpsert => "{\"profiles\":["u8,
        ChangeKind.GroupDelete or ChangeKind.DeviceDelete => "{\"externalIds\":["u8,
        ChangeKind.MembershipAdd or ChangeKind.MembershipRemove => "{\"memberships\":["u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Writes a whole entry.</summary>
    public static void WriteEntry(Utf8JsonWriter writer, IdentityChange change)
    {
        switch (change)
        {
            case UserUpsert user:
                WriteEntity(writer, user.ExternalId, user.Profile);
                break;
            case GroupUpsert group:
                WriteEntity(writer, group.ExternalId, group.Profile);
                break;
            case UserDelete:
                writer.WriteStartObject();
                writer.WriteString("externalId"u8, change.ExternalId);
                writer.WriteEndObject();
                break;
            case MembershipChange membership:
                WriteMembershipStart(writer, membership.ExternalId);
                foreach (var member in membership.MemberExternalIds) writer.WriteStringValue(member);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            case DeviceUpsert device:
                WriteEntity(writer, device.ExternalId, device.Profile);
                break;
            default:
                writer.WriteStringValue(change.ExternalId);
                break;
        }
    }

    /// <summary>Begins a membership entry, up to its first member.</summary>
    public static void WriteMembershipStart(Utf8JsonWriter writer, string groupExternalId)
    {
        writer.WriteStartObject();
        writer.WriteString("groupExternalId"u8, groupExternalId);
        writer.WriteStartArray("memberExternalIds"u8);
    }

    /// <summary>Writes a profile: an attribute set to null as <c>null</c>, one never set not at all.</summary>
    public static void WriteProfile(Utf8JsonWriter writer, IdentityProfile profile)
    {
        writer.WriteStartObject();
        foreach (var attribute in profile) writer.WriteString(attribute.Key, attribute.Value);
        writer.WriteEndObject();
    }

    private static void WriteEntity(Utf8JsonWriter writer, string externalId, IdentityProfile profile)
    {
        writer.WriteStartObject();
        writer.WriteString("externalId"u8, externalId);
        writer.WritePropertyName("profile"u8);
        WriteProfile(writer, profile);
        writer.WriteEndObject();
    }
}
