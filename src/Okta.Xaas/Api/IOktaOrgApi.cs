using Okta.Xaas.Api.Models;
using Refit;

namespace Okta.Xaas;

/// <summary>
/// What the org tells of an identity source beside the Identity Sources API, as a Refit interface: its app, the app's users and schema, its groups, and the System Log. An identity
/// source's id is its app's id (Okta Workflows help, "Create Import Session"). Made by <c>AddOktaXaas</c> or <see cref="OktaOrgApi.Create"/>, over the same handling of sign-in, repetition
/// and rate limits as <see cref="IIdentitySourcesApi"/>. It only reads. All pages at once: <see cref="OktaOrgApiExtensions"/>.
/// </summary>
/// <remarks>
/// <para>Okta documents each of these calls for apps and none for identity sources, and each needs a scope or an admin role of its own: expect 403 and 404, and let nothing depend on
/// an answer. A synchronization needs none of them.</para>
/// <para>All methods may be called concurrently, and throw as those of <see cref="IIdentitySourcesApi"/> do.</para>
/// </remarks>
public interface IOktaOrgApi
{
    /// <summary>Reads the source's app: <c>GET /api/v1/apps/{appId}</c>; scope <c>okta.apps.read</c>.</summary>
    /// <param name="appId">The identity source's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The app.</returns>
    [Get("/apps/{appId}")]
    Task<OktaApp> GetAppAsync([AliasAs("appId")] string appId, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the app's users, those of the identity source as Okta has them: <c>GET /api/v1/apps/{appId}/users</c>; scope <c>okta.apps.read</c>.</summary>
    /// <param name="appId">The identity source's id.</param>
    /// <param name="q">The beginning of a user name, first name, last name or email; <see langword="null"/> for all. Okta has no search by external id.</param>
    /// <param name="after">The cursor of the page, from the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Users a page, 1 to 500; <see langword="null"/> leaves it to Okta, which takes 50.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page, with the next one's cursor.</returns>
    [Get("/apps/{appId}/users")]
    Task<AppUserPage> GetAppUsersAsync(
        [AliasAs("appId")] string appId,
        [Query, AliasAs("q")] string? q = null,
        [Query, AliasAs("after")] string? after = null,
        [Query, AliasAs("limit")] int? limit = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads one user of the app: <c>GET /api/v1/apps/{appId}/users/{userId}</c>; scope <c>okta.apps.read</c>.</summary>
    /// <param name="appId">The identity source's id.</param>
    /// <param name="userId">The id of the Okta user, not the external id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    [Get("/apps/{appId}/users/{userId}")]
    Task<AppUser> GetAppUserAsync([AliasAs("appId")] string appId, [AliasAs("userId")] string userId, CancellationToken cancellationToken = default);

    /// <summary>Reads the schema of the app's users, which are the attributes that the source may send: <c>GET /api/v1/meta/schemas/apps/{appId}/default</c>; scope <c>okta.schemas.read</c>.</summary>
    /// <param name="appId">The identity source's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The schema.</returns>
    [Get("/meta/schemas/apps/{appId}/default")]
    Task<AppSchema> GetAppSchemaAsync([AliasAs("appId")] string appId, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the org's groups: <c>GET /api/v1/groups</c>; scope <c>okta.groups.read</c>. Those of a source: <see cref="OktaOrgApiExtensions.ListSourceGroupsAsync"/>.</summary>
    /// <param name="search">A search in Okta's words; <see langword="null"/> for all. Okta's index follows changes with a delay.</param>
    /// <param name="after">The cursor of the page, from the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Groups a page, 1 to 200; <see langword="null"/> leaves it to Okta.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page, with the next one's cursor.</returns>
    [Get("/groups")]
    Task<OktaGroupPage> GetGroupsAsync(
        [Query, AliasAs("search")] string? search = null, [Query, AliasAs("after")] string? after = null, [Query, AliasAs("limit")] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the System Log, oldest first: <c>GET /api/v1/logs</c>; scope <c>okta.logs.read</c>. Without <paramref name="until"/> there is always a next page: a poll.</summary>
    /// <param name="since">From when on; <see langword="null"/>: of the last seven days.</param>
    /// <param name="until">Up to when, itself excluded; <see langword="null"/> without an end.</param>
    /// <param name="filter">A filter in Okta's words, for example <c>eventType eq "system.import.complete"</c>; <see langword="null"/> for all.</param>
    /// <param name="after">The cursor of the page, from the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Events a page, 1 to 1,000; <see langword="null"/> leaves it to Okta, which takes 100.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page, with the next one's cursor.</returns>
    [Get("/logs")]
    Task<LogEventPage> GetLogEventsAsync(
        [Query, AliasAs("since")] DateTimeOffset? since = null,
        [Query, AliasAs("until")] DateTimeOffset? until = null,
        [Query, AliasAs("filter")] string? filter = null,
        [Query, AliasAs("after")] string? after = null,
        [Query, AliasAs("limit")] int? limit = null,
        CancellationToken cancellationToken = default);
}
