using System.Text.Json;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

internal static class Ids
{
    /// <summary>I: an external id in the body may be missing, yet not differ from the path's: nothing says that an id can be changed.</summary>
    public static void MustAgree(JsonElement body, string externalId)
    {
        if (body.FindString("externalId") is { } given && given != externalId)
        {
            throw ApiErrors.Invalid("externalId", "externalId: The external ID can't be changed").AsException();
        }
    }
}
