using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Okta.Xaas.Emulator.Wire;

/// <summary>A user of the source's app. D: the fields, and that an external id comes with the confirmation; I: that it is absent until then.</summary>
internal sealed record AppUserAnswer(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ExternalId,
    string Created,
    string LastUpdated,
    string Scope,
    string Status,
    string StatusChanged,
    string SyncState,
    string LastSync,
    AppUserCredentials Credentials,
    JsonObject Profile);

internal sealed record AppUserCredentials(string? UserName);
