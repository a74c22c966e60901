using System.Globalization;

namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>Made-up changes.</summary>
internal static class People
{
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"E{number:D6}");

    public static UserUpsert Upsert(int number, string department = "Sales") => IdentityChange.UpsertUser(Id(number), new UserProfile
    {
        UserName = $"person{number}@example.com",
        Email = $"person{number}@example.com",
        FirstName = "Zoë",
        LastName = "Person",
        ["department"] = department,
    });

    public static UserDelete Delete(int number) => IdentityChange.DeleteUser(Id(number));

    public static IEnumerable<IdentityChange> Upserts(int count, int from = 0) => Enumerable.Range(from, count).Select(i => Upsert(i));

    public static GroupUpsert Group(string id) => IdentityChange.UpsertGroup(id, new GroupProfile { DisplayName = $"Group {id}" });
}
