namespace Okta.Xaas.Emulator.Wire;

/// <summary>Where the APIs of the org are.</summary>
internal static class ApiPaths
{
    /// <summary>Below it stands the identity source's id, and then the operation's own path.</summary>
    public const string IdentitySources = "/api/v1/identity-sources/";

    public const string App = "/api/v1/apps/*";

    public const string AppUsers = App + "/users";

    public const string AppSchema = "/api/v1/meta/schemas/apps/*/default";

    public const string Groups = "/api/v1/groups";

    public const string Logs = "/api/v1/logs";

    public const string Token = "/oauth2/v1/token";
}
