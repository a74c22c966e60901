using System.Globalization;
using System.Net;

namespace Okta.Xaas.Api.Internal;

/// <summary>The one line that says which scope or role would let Okta tell what it has refused.</summary>
internal static class OrgRefusal
{
    /// <summary>Whether Okta has refused to tell, or does not know what is asked for.</summary>
    public static bool IsOne(OktaApiException fault) => fault.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    public static string Of(OktaApiException refused)
    {
        var what = OrgOperations.ScopeOf(refused.Operation) is { } scope ? $"the scope {scope}, granted to the app and asked for in OAuth.Scopes, or an administrator's role that may read it" : "a role that may read it";
        return string.Format(CultureInfo.InvariantCulture, "Okta answered {0} to {1}: it needs {2}.", (int)refused.StatusCode!.Value, refused.Operation, what);
    }
}
