using System.Net.Http.Headers;
using System.Reflection;

namespace Okta.Xaas.Api.Internal;

/// <summary>How the SDK names itself to Okta.</summary>
internal static class UserAgent
{
    public static readonly ProductInfoHeaderValue Value = new("Okta.Xaas", Version());

    // The part after the plus is the commit's hash.
    private static string Version() =>
        typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
