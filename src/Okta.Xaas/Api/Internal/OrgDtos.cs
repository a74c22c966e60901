using System.Text.Json;

namespace Okta.Xaas.Api.Internal;

/// <summary>An app on the wire. What may come in another form than is documented is kept as it came.</summary>
internal sealed class AppDto
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Label { get; set; }

    public string? Status { get; set; }

    public JsonElement Features { get; set; }
}

/// <summary>A user of an app on the wire.</summary>
internal sealed class AppUserDto
{
    public string? Id { get; set; }

    public string? ExternalId { get; set; }

    public string? Status { get; set; }

    public string? StatusChanged { get; set; }

    public string? SyncState { get; set; }

    public string? LastSync { get; set; }

    public string? Created { get; set; }

    public string? LastUpdated { get; set; }

    public JsonElement Credentials { get; set; }

    public JsonElement Profile { get; set; }
}

/// <summary>An app's schema on the wire.</summary>
internal sealed class AppSchemaDto
{
    public JsonElement Definitions { get; set; }
}

/// <summary>A group of the org on the wire.</summary>
internal sealed class OktaGroupDto
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? Created { get; set; }

    public string? LastUpdated { get; set; }

    public string? LastMembershipUpdated { get; set; }

    public JsonElement Profile { get; set; }

    public JsonElement Source { get; set; }
}

/// <summary>An event of the System Log on the wire.</summary>
internal sealed class LogEventDto
{
    public string? Uuid { get; set; }

    public string? Published { get; set; }

    public string? EventType { get; set; }

    public string? Severity { get; set; }

    public JsonElement Outcome { get; set; }

    public JsonElement Target { get; set; }

    public JsonElement DebugContext { get; set; }
}
