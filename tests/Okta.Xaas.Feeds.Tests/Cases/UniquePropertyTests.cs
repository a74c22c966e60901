using FsCheck;
using FsCheck.Fluent;

namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>Night after night people come, leave, come again and change their names, in any order of rows: whoever has a user name keeps it, and nobody ever gets one that was another's.</summary>
public sealed class UniquePropertyTests
{
    private const string Mapping = """
        {
          "externalId": "No",
          "attributes": {
            "userName": "{{ row.Name | slug: '.' | unique: '{value}{n}@example.com' }}",
            "email": "{{ row.Name | slug: '.' | unique: '{value}{n}@example.com' }}"
          }
        }
        """;

    // So few names that there are namesakes every night, also by another spelling.
    private static readonly Gen<(int No, string Name)> Person = from no in Gen.Choose(1, 8) from name in Gen.Elements("Ada Nowak", "Ada Nówak", "ada nowak", "Zoë Ek", "Ada Nowak2") select (no, name);

    private static readonly Arbitrary<(int No, string Name)[][]> Nights = Person.NonEmptyListOf().Select(people => people.DistinctBy(person => person.No).ToArray()).ArrayOf(5).ToArbitrary();

    [Fact]
    public void A_user_name_is_one_persons_for_ever() =>
        Prop.ForAll(Nights, CheckAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    private static async Task CheckAsync((int No, string Name)[][] nights)
    {
        await using var hr = await HrCase.StartWithAsync(Mapping);
        (hr.Options.Safeguards.MaxUserDeletionShare, hr.Options.Safeguards.MinSnapshotShare) = (1, 0);
        var given = new Dictionary<(string Key, string Slug), string?>();
        var holders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var night in nights)
        {
            var list = "No,Name\n" + string.Concat(night.Select(person => $"{person.No},{person.Name}\n"));

            (await hr.RunContentAsync(list)).Outcome.Should().Be(CaseOutcome.Imported);

            hr.UserNames.Should().HaveCount(night.Length);
            foreach (var (no, name) in night)
            {
                var (key, userName) = ($"{no}", hr.UserNames[$"{no}"]!);
                var slug = name.Replace('ó', 'o').Replace("ë", "e", StringComparison.Ordinal).ToLowerInvariant();
                given.TryAdd((key, slug), userName);
                userName.Should().Be(given[(key, slug)], "{0} had it before", key);
                holders.TryAdd(userName, key);
                holders[userName].Should().Be(key, "{0} was given once", userName);
            }
        }
    }
}
