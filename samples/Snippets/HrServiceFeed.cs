using System.Runtime.CompilerServices;
using Okta.Xaas;
using Okta.Xaas.Snapshots;

namespace Snippets;

internal sealed record HrPerson(string Number, string? Mail, string? Department);

internal sealed record HrPage(IReadOnlyList<HrPerson> People, string? Next);

internal interface IHrService
{
    Task<HrPage> GetPageAsync(string? page, CancellationToken cancellationToken);
}

/// <summary>A source of one's own, as docs/reading-hr-data.md shows it.</summary>
internal static class HrServiceFeed
{
    // <service>
    public static async IAsyncEnumerable<SnapshotUser> ReadUsersAsync(IHrService hr, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? next = null;
        do
        {
            // Throws when the service fails: a page that is missing would delete its people.
            var page = await hr.GetPageAsync(next, cancellationToken);
            foreach (var person in page.People)
            {
                yield return person.Mail is null
                    ? new SnapshotUser(person.Number, new UserProfile(), Fault: "the person has no email address")
                    : new SnapshotUser(person.Number, new UserProfile { UserName = person.Mail, Email = person.Mail, ["department"] = person.Department });
            }

            next = page.Next;
        }
        while (next is not null);
    }
    // </service>
}
