using System.Net;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Verification.Internal;

/// <summary>The list of the app's users, read a page at a time, so that reading can stop and go on.</summary>
internal sealed class AppUserList(IOktaOrgApi api, string appId)
{
    private string? _cursor;

    public bool IsAtEnd { get; private set; }

    public async Task<IReadOnlyList<AppUser>> ReadAsync(CancellationToken cancellationToken)
    {
        var page = await api.GetAppUsersAsync(appId, q: null, _cursor, ReadingPlan.PageSize, cancellationToken).ConfigureAwait(false);

        // A server that repeats the cursor would make this endless.
        if (page.NextCursor is not null && page.NextCursor == _cursor)
            throw new OktaApiException(OrgOperations.ListAppUsers, HttpStatusCode.OK, "The next page's cursor is the same as this page's");
        _cursor = page.NextCursor;
        IsAtEnd = _cursor is null;
        return page.Users;
    }
}
