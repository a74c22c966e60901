using System.Text.Json;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>What is wrong with JSON, in words. Never what stands there.</summary>
internal static class JsonFault
{
    public static SnapshotReadException InRecord(string name, long record, string message) => new(name, $"{name}, record {record}: {message}", record);

    // The reader's own message has the character that it did not expect.
    public static SnapshotReadException Broken(string name, long records, JsonException fault) =>
        ReadFault.InLine(name, (fault.LineNumber ?? 0) + 1, $"this is no JSON in UTF-8, or it is cut here, behind {Amount.Of(records, "record")}");

    /// <summary>A kind of value, as an English noun.</summary>
    public static string Noun(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
