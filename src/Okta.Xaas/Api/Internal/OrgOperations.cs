namespace Okta.Xaas.Api.Internal;

/// <summary>Okta's own names of the org's operations that tell of an identity source, and the scope that each needs.</summary>
internal static class OrgOperations
{
    public const string GetApp = "getApplication";
    public const string ListAppUsers = "listApplicationUsers";
    public const string GetAppUser = "getApplicationUser";
    public const string GetAppSchema = "getApplicationUserSchema";
    public const string ListGroups = "listGroups";
    public const string ListLogEvents = "listLogEvents";

    /// <summary><see langword="null"/> for an operation of the Identity Sources API.</summary>
    public static string? ScopeOf(string operation) => operation switch
    {
        GetApp or ListAppUsers or GetAppUser => "okta.apps.read",
        GetAppSchema => "okta.schemas.read",
        ListGroups => "okta.groups.read",
        ListLogEvents => "okta.logs.read",
        _ => null,
    };
}
