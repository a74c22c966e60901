namespace Okta.Xaas;

/// <summary>The domains under which Okta runs orgs; a custom domain may have any name.</summary>
internal static class OktaDomains
{
    private const string Admin = "-admin";

    // As Okta's own SDKs and its lists of addresses to allow name them; the last two are its test cells for the government.
    private static readonly string[] Suffixes =
        ["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil", "okta-miltest.com", "trex-govcloud.com"];

    /// <summary>The org's own host, when this is its Admin Console's; otherwise <see langword="null"/>.</summary>
    public static string? ConsoleOf(string host)
    {
        var dot = host.IndexOf('.');
        if (dot <= Admin.Length || !host.Substring(0, dot).EndsWith(Admin, StringComparison.OrdinalIgnoreCase)) return null;
        return Suffixes.Contains(host.Substring(dot + 1), StringComparer.OrdinalIgnoreCase) ? host.Remove(dot - Admin.Length, Admin.Length) : null;
    }
}
