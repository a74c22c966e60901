using System.DirectoryServices.Protocols;
using System.Runtime.CompilerServices;
using Okta.Xaas;
using Okta.Xaas.Snapshots;

namespace Snippets;

/// <summary>The code of docs/recipes.md for LDAP.</summary>
public static class LdapFeed
{
    // <ldap>
    public static async IAsyncEnumerable<SnapshotUser> ReadUsersAsync(LdapConnection directory, string root, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var page = new PageResultRequestControl(500);
        var request = new SearchRequest(root, "(&(objectClass=person)(employeeNumber=*))", SearchScope.Subtree, "employeeNumber", "mail", "givenName", "sn");
        request.Controls.Add(page);
        do
        {
            // A page that cannot be had throws: one that is missing would delete its people.
            cancellationToken.ThrowIfCancellationRequested();
            var response = (SearchResponse)await Task.Factory.FromAsync(directory.BeginSendRequest(request, PartialResultProcessing.NoPartialResultSupport, null, null), directory.EndSendRequest);
            foreach (SearchResultEntry entry in response.Entries)
            {
                var (number, mail) = (TextOf(entry, "employeeNumber"), TextOf(entry, "mail"));
                yield return mail is null
                    ? new SnapshotUser(number ?? "", new UserProfile(), Fault: "the entry has no mail")
                    : new SnapshotUser(number ?? "", new UserProfile { UserName = mail, Email = mail, FirstName = TextOf(entry, "givenName"), LastName = TextOf(entry, "sn") });
            }

            page.Cookie = response.Controls.OfType<PageResultResponseControl>().SingleOrDefault()?.Cookie ?? throw new InvalidOperationException("The directory does not answer page by page, so that it may have left people out.");
        }
        while (page.Cookie.Length > 0);
    }
    // </ldap>

    private static string? TextOf(SearchResultEntry entry, string attribute) => entry.Attributes[attribute] is { Count: > 0 } values ? values[0] as string : null;
}
