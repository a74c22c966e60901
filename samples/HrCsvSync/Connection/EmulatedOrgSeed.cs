using HrCsvSync.People;
using Okta.Xaas.Changes;

namespace HrCsvSync.Connection;

/// <summary>Gives a fresh emulated org the people who are leaving now: a real org has them from earlier runs, and without them nobody could be seen to leave.</summary>
internal static class EmulatedOrgSeed
{
    public static Task AddAsync(OktaTarget target, IReadOnlyList<Person> leavers, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(leavers, cancellationToken, async (leaver, token) =>
        {
            var address = $"{leaver.ExternalId}@example.com";
            await target.Api.CreateUserAsync(leaver.ExternalId, new UserProfile { UserName = address, Email = address }, token);
        });
}
