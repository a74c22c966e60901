using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>The JSON Schema of mapping files that is shipped.</summary>
internal static class MappingSchema
{
    private static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "Schema", "hr-mapping.schema.json");

    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path);

    public static JsonObject Definitions { get; } = JsonNode.Parse(File.ReadAllText(Path))!["definitions"]!.AsObject();

    /// <summary>What the schema has against a mapping; empty for nothing.</summary>
    public static IReadOnlyList<string> FaultsOf(string mapping)
    {
        var json = JsonNode.Parse(mapping, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var result = Schema.Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });
        if (result.IsValid) return [];
        return [.. result.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")), "it is not valid"];
    }
}
