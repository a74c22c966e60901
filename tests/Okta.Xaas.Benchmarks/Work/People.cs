using System.Globalization;

namespace Okta.Xaas.Benchmarks.Work;

/// <summary>Made-up people with eight attributes, four of them the identity source's own, and names with diacritics: about 300 bytes of JSON each.</summary>
internal static class People
{
    private static readonly string[] FirstNames = ["Zoë", "Jürgen", "Małgorzata", "Anna", "François", "Søren", "María José", "James"];
    private static readonly string[] LastNames = ["Müller", "Łukasiewicz", "O'Brien", "García Márquez", "Smith", "Åkerström", "Nguyễn"];
    private static readonly string[] Departments = ["Sales", "Research & Development", "Büro der Geschäftsleitung", "Operations", "People"];
    private static readonly string[] JobTitles = ["Senior Software Engineer", "Geschäftsführerin", "Account Manager, Nordics", "Chargé d'affaires"];

    public static UserUpsert[] Upserts(int count) => [.. Enumerable.Range(0, count).Select(Upsert)];

    public static UserUpsert Upsert(int number)
    {
        var login = string.Create(CultureInfo.InvariantCulture, $"person.number.{number:D6}@subsidiary.example.com");
        return IdentityChange.UpsertUser(string.Create(CultureInfo.InvariantCulture, $"E{number:D6}"), new UserProfile
        {
            UserName = login,
            Email = login,
            FirstName = FirstNames[number % FirstNames.Length],
            LastName = LastNames[number % LastNames.Length],
            ["department"] = Departments[number % Departments.Length],
            ["employeeNumber"] = number.ToString("D8", CultureInfo.InvariantCulture),
            ["managerId"] = string.Create(CultureInfo.InvariantCulture, $"E{number / 10:D6}"),
            ["jobTitle"] = JobTitles[number % JobTitles.Length],
        });
    }
}
