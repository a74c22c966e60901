using System.Text.Json;

namespace Okta.Xaas.Api.Internal;

/// <summary>A user or a group on the wire.</summary>
internal sealed class EntityDto
{
    public string? Id { get; set; }

    public string? ExternalId { get; set; }

    public string? Created { get; set; }

    public string? LastUpdated { get; set; }

    public JsonElement Profile { get; set; }
}
