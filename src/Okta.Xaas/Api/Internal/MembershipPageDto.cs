using System.Text.Json;

namespace Okta.Xaas.Api.Internal;

/// <summary>A page of a group's members on the wire.</summary>
internal sealed class MembershipPageDto
{
    public JsonElement MemberExternalIds { get; set; }
}
