using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Verification.Internal;

/// <summary>
/// One look at some people: reads what the plan says, and never calls anybody missing before the list was read to its end. Okta may have those who wait to be confirmed without an external id;
/// they are known by their user name.
/// </summary>
internal sealed class Look(IOktaOrgApi org, IIdentitySourcesApi source, string appId, ExpectedPeople all, IReadOnlyList<Expected> people)
{
    private readonly AppUserList _list = new(org, appId);
    private readonly HashSet<Expected> _open = [.. people];
    private readonly Dictionary<string, Expected> _byUserName = ByUserName(people);
    private readonly Dictionary<string, AppUser> _withoutId = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _someByKey = people.Any(person => person.UserName is null);

    /// <summary>How many calls it took.</summary>
    public int Calls { get; private set; }

    public async Task TakeAsync(int? sourceSize, CancellationToken cancellationToken)
    {
        foreach (var person in people) person.BeginLook();
        var byName = people.Count(person => person.UserName is not null);
        var gone = people.Count(person => person.UserName is null && person.IsDeleted);
        var plan = ReadingPlan.Choose(byName, people.Count - byName - gone, gone, sourceSize);
        await ReadListAsync(plan.Pages, cancellationToken).ConfigureAwait(false);
        if (!_list.IsAtEnd) await ReadSinglyAsync(cancellationToken).ConfigureAwait(false);
        await ReadListAsync(pages: null, cancellationToken).ConfigureAwait(false);
        if (_withoutId.Count > 0) await ReadNamesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var person in people) person.EndLook();
    }

    private static Dictionary<string, Expected> ByUserName(IReadOnlyList<Expected> people)
    {
        var byName = new Dictionary<string, Expected>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in people)
        {
            if (person.UserName is { } name) byName[name] = person;
        }

        return byName;
    }

    private async Task ReadListAsync(int? pages, CancellationToken cancellationToken)
    {
        for (var read = 0; _open.Count > 0 && !_list.IsAtEnd && (pages is null || read < pages); read++)
        {
            Calls++;
            foreach (var user in await _list.ReadAsync(cancellationToken).ConfigureAwait(false)) Take(user);
        }
    }

    private async Task ReadSinglyAsync(CancellationToken cancellationToken)
    {
        foreach (var person in _open.ToArray())
        {
            var userName = person.UserName ?? await NameOfAsync(person, cancellationToken).ConfigureAwait(false);
            if (userName is null) continue;
            string? cursor = null;
            do
            {
                Calls++;
                var page = await org.GetAppUsersAsync(appId, userName, cursor, ReadingPlan.PageSize, cancellationToken).ConfigureAwait(false);
                foreach (var user in page.Users)
                {
                    if (user.ExternalId == person.ExternalId || (string.IsNullOrEmpty(user.ExternalId) && IsName(user.UserName, userName))) Take(user, person);
                }

                cursor = page.NextCursor == cursor ? null : page.NextCursor;
            }
            while (cursor is not null && _open.Contains(person));

            // Whoever has the name was looked at; the list would tell no more.
            if (person.IsFound) _open.Remove(person);
        }
    }

    // The list has people without an external id, of whom one may be one who is known by key alone: the source tells their user names.
    private async Task ReadNamesAsync(CancellationToken cancellationToken)
    {
        foreach (var person in _open.Where(person => person.UserName is null).ToArray())
        {
            if (await NameOfAsync(person, cancellationToken).ConfigureAwait(false) is { } name && _withoutId.TryGetValue(name, out var user)) Take(user, person);
        }
    }

    /// <summary>The user name that the identity source has for a key; <see langword="null"/> when it does not know the key.</summary>
    private async Task<string?> NameOfAsync(Expected person, CancellationToken cancellationToken)
    {
        Calls++;
        var user = await source.FindUserAsync(person.ExternalId, cancellationToken).ConfigureAwait(false);
        return user?.Profile?.UserName is { Length: > 0 } name ? name : null;
    }

    private void Take(AppUser user)
    {
        if (!string.IsNullOrEmpty(user.ExternalId))
        {
            if (all.Find(user.ExternalId!) is { } known && _open.Contains(known)) Take(user, known);
        }
        else if (user.UserName is { Length: > 0 } name)
        {
            if (_byUserName.TryGetValue(name, out var named)) Take(user, named);
            else if (_someByKey) _withoutId[name] = user with { Profile = null };
        }
    }

    private void Take(AppUser user, Expected person)
    {
        person.Take(user);

        // Another user of the same key may be the one in use.
        if (VerdictTable.Of(person.Found) is PersonVerdict.Confirmed or PersonVerdict.Differs) _open.Remove(person);
    }

    private static bool IsName(string? name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
