using System.Text.Json;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Control;

/// <summary>The external ids that a bulk request lists, each once: of users, devices or groups, and for memberships of the members.</summary>
internal static class UploadedIds
{
    /// <summary>Reads a body that was accepted, so that its shape is known.</summary>
    public static IReadOnlyList<string> In(byte[] body)
    {
        var root = JsonElement.Parse(body);
        return
        [
            .. root.FindArray("profiles").Select(item => item.FindString("externalId")!)
                .Concat(root.FindArray("externalIds").Select(id => id.GetString()!))
                .Concat(root.FindArray("memberships").SelectMany(entry => entry.FindArray("memberExternalIds")).Select(id => id.GetString()!))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
