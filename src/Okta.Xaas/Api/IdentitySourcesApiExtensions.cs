using System.Net;
using System.Runtime.CompilerServices;
using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Api;

/// <summary>What is convenient on top of the single operations.</summary>
public static class IdentitySourcesApiExtensions
{
    /// <summary>Reads all members of a group, page by page as they are asked for.</summary>
    /// <param name="api">The API.</param>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="pageSize">Members a page, 1 to 1,000; 200 by default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The members' external ids, in Okta's order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="groupOrExternalId"/> is blank, or <paramref name="pageSize"/> is not 1 to 1,000.</exception>
    public static IAsyncEnumerable<string> ListGroupMembersAsync(
        this IIdentitySourcesApi api,
        string groupOrExternalId,
        int pageSize = 200,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentException.ThrowIfNullOrWhiteSpace(groupOrExternalId);
        if (pageSize is < 1 or > 1_000) throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "A page has 1 to 1,000 members.");
        return Pages(api, groupOrExternalId, pageSize, cancellationToken);
    }

    private static async IAsyncEnumerable<string> Pages(
        IIdentitySourcesApi api,
        string groupOrExternalId,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await api.GetGroupMembershipsAsync(groupOrExternalId, cursor, pageSize, cancellationToken).ConfigureAwait(false);
            foreach (var member in page.MemberExternalIds) yield return member;

            // A server that repeats the cursor would make this endless.
            if (page.NextCursor is not null && page.NextCursor == cursor)
                throw new OktaApiException(Operations.GetMemberships, HttpStatusCode.OK, "The next page's cursor is the same as this page's");
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
