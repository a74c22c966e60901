using System.Text.Json;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Json.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>Where in JSON the records are, and which properties they have.</summary>
internal static class JsonShape
{
    // Enough to come to the records, or to a second one.
    private const int MostBytes = 1_000_000;
    private const int MostProperties = 500;

    public static async Task<TableShape> OfAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        var records = PathOfRecords(stream, name);
        stream.Position = 0;
        var reader = new JsonRecords(stream, name, records is null ? null : PropertyPath.Of(records));
        var properties = new List<string>();
        while (reader.Number < TableShape.MostRecords && await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            using var record = JsonDocument.Parse(reader.Current);
            Collect(record.RootElement, "", properties);
        }

        // What is an object in one record and nothing or a text in another one is named by its properties.
        string[] leaves = [.. properties.Where(property => !properties.Exists(other => other.StartsWith(property + ".", StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostProperties)];
        var part = new GuessedPart("records", records ?? "all of it", records is null ? "each object is one" : "this property has the first array of objects", records is null);
        return new(null, HrTable.Plain, [part]) { Records = records, Properties = [.. leaves.Select(leaf => new HrColumn(leaf, 0))] };
    }

    private static void Collect(JsonElement value, string path, List<string> properties)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject().Where(property => property.Name.Trim().Length > 0)) Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", properties);
                break;
            case JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind is JsonValueKind.Object:
                Collect(value[0], $"{path}.0", properties);
                break;
            case JsonValueKind.Null:
                break;
            default:
                if (path.Split('.').Length <= PropertyPath.MostNames && !properties.Contains(path, StringComparer.OrdinalIgnoreCase)) properties.Add(path);
                break;
        }
    }

    // Null for an array, and for an object in each line.
    private static string? PathOfRecords(Stream stream, string name)
    {
        var bytes = new byte[(int)Math.Min(MostBytes, stream.Length)];
        stream.Position = 0;
        var length = 0;
        for (int read; length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0;) length += read;
        var text = bytes.AsSpan(0, length);
        if (text.StartsWith(Utf8Check.ByteOrderMark)) text = text.Slice(Utf8Check.ByteOrderMark.Length);
        var reader = new Utf8JsonReader(text, length == stream.Length, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        var names = new List<string>();
        string? found = null;
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartArray) return null;
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartObject && names.Count > 0) return null;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    names.RemoveRange(reader.CurrentDepth - 1, names.Count - reader.CurrentDepth + 1);
                    names.Add(reader.GetString()!);
                }
                else if (reader.TokenType == JsonTokenType.StartArray)
                {
                    var depth = reader.CurrentDepth;
                    if (reader.Read() && reader.TokenType == JsonTokenType.StartObject) found ??= string.Join(".", names);
                    while (reader.CurrentDepth > depth && reader.Read()) continue;
                }
            }
        }
        catch (JsonException fault)
        {
            throw JsonFault.Broken(name, 0, fault);
        }
        catch (InvalidOperationException)
        {
            throw ReadFault.InFile(name, "a name or a text has half a character");
        }

        return found;
    }
}
