using System.Net;
using System.Runtime.CompilerServices;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;

namespace Okta.Xaas;

/// <summary>Whole lists of <see cref="IOktaOrgApi"/>, read page by page as they are asked for, so that memory holds one page.</summary>
public static class OktaOrgApiExtensions
{
    /// <summary>Reads all users of the app: everybody whom Okta has from the identity source.</summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The identity source's id.</param>
    /// <param name="q">The beginning of a user name, first name, last name or email; <see langword="null"/> for all.</param>
    /// <param name="pageSize">Users a page, 1 to 500; 500 by default, as a page costs one call whatever its size.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The users, in Okta's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="appId"/> is blank, or <paramref name="pageSize"/> is not 1 to 500.</exception>
    public static IAsyncEnumerable<AppUser> ListAppUsersAsync(
        this IOktaOrgApi api, string appId, string? q = null, int pageSize = 500, CancellationToken cancellationToken = default)
    {
        Check(api, pageSize, 500);
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        return Pages(OrgOperations.ListAppUsers, after => api.GetAppUsersAsync(appId, q, after, pageSize, cancellationToken), page => (page.Users, page.NextCursor), cancellationToken);
    }

    /// <summary>Reads all groups that the identity source has brought into the org.</summary>
    /// <param name="api">The API.</param>
    /// <param name="appId">The identity source's id.</param>
    /// <param name="pageSize">Groups a page, 1 to 200; 200 by default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The groups, in Okta's order. Okta's index follows changes with a delay.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="appId"/> is blank or no id, or <paramref name="pageSize"/> is not 1 to 200.</exception>
    public static IAsyncEnumerable<OktaGroup> ListSourceGroupsAsync(this IOktaOrgApi api, string appId, int pageSize = 200, CancellationToken cancellationToken = default)
    {
        Check(api, pageSize, 200);
        PathSegment.Require(appId);

        // It goes into a search in quotes.
        if (appId.IndexOfAny(['"', '\\']) >= 0) throw new ArgumentException("The id of an app has no quotes and no backslashes.", nameof(appId));
        var search = $"type eq \"APP_GROUP\" and source.id eq \"{appId}\"";
        return Pages(OrgOperations.ListGroups, after => api.GetGroupsAsync(search, after, pageSize, cancellationToken), page => (page.Groups, page.NextCursor), cancellationToken);
    }

    /// <summary>Reads the events of the System Log in a time, oldest first, to its end.</summary>
    /// <param name="api">The API.</param>
    /// <param name="since">From when on.</param>
    /// <param name="until">Up to when, itself excluded.</param>
    /// <param name="filter">A filter in Okta's words; <see langword="null"/> for all.</param>
    /// <param name="pageSize">Events a page, 1 to 1,000; 1,000 by default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The events.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pageSize"/> is not 1 to 1,000.</exception>
    public static IAsyncEnumerable<LogEvent> ListLogEventsAsync(
        this IOktaOrgApi api, DateTimeOffset since, DateTimeOffset until, string? filter = null, int pageSize = 1_000, CancellationToken cancellationToken = default)
    {
        Check(api, pageSize, 1_000);
        return Pages(OrgOperations.ListLogEvents, after => api.GetLogEventsAsync(since, until, filter, after, pageSize, cancellationToken), page => (page.Events, page.NextCursor), cancellationToken);
    }

    /// <summary>Follows the System Log: gives the events as they come, without an end of its own.</summary>
    /// <param name="api">The API.</param>
    /// <param name="since">From when on.</param>
    /// <param name="interval">How long to wait when there is nothing new; more than zero. Each look is a call.</param>
    /// <param name="filter">A filter in Okta's words; <see langword="null"/> for all.</param>
    /// <param name="timeProvider">The clock of the waits; the system's by default.</param>
    /// <param name="cancellationToken">Ends it, with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events, oldest first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is not more than zero.</exception>
    public static IAsyncEnumerable<LogEvent> PollLogEventsAsync(
        this IOktaOrgApi api, DateTimeOffset since, TimeSpan interval, string? filter = null, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        if (interval <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(interval), interval, "The interval has to be more than zero.");
        return Poll(api, since, interval, filter, timeProvider ?? TimeProvider.System, cancellationToken);
    }

    private static void Check(IOktaOrgApi api, int pageSize, int most)
    {
        ArgumentNullException.ThrowIfNull(api);
        if (pageSize < 1 || pageSize > most) throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, FormattableString.Invariant($"A page has 1 to {most} entries."));
    }

    private static async IAsyncEnumerable<TItem> Pages<TPage, TItem>(
        string operation, Func<string?, Task<TPage>> read, Func<TPage, (IReadOnlyList<TItem> Items, string? Next)> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (items, next) = open(await read(cursor).ConfigureAwait(false));
            foreach (var item in items) yield return item;

            // A server that repeats the cursor would make this endless.
            if (next is not null && next == cursor) throw new OktaApiException(operation, HttpStatusCode.OK, "The next page's cursor is the same as this page's");
            cursor = next;
        }
        while (cursor is not null);
    }

    private static async IAsyncEnumerable<LogEvent> Poll(
        IOktaOrgApi api, DateTimeOffset since, TimeSpan interval, string? filter, TimeProvider timeProvider, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        while (true)
        {
            // The cursor stands for all that was asked for at first.
            var page = await api.GetLogEventsAsync(since, null, filter, cursor, 1_000, cancellationToken).ConfigureAwait(false);
            foreach (var one in page.Events) yield return one;
            cursor = page.NextCursor ?? cursor;
            if (page.Events.Count == 0) await timeProvider.Delay(interval, cancellationToken).ConfigureAwait(false);
        }
    }
}
