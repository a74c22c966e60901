using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

public sealed class FrequentValuesTests
{
    private static readonly Arbitrary<int[]> Values = Gen.Choose(0, 40).Select(n => n * n / 40).ArrayOf().ToArbitrary();

    [Fact]
    public void Whatever_more_than_a_ninth_of_the_changes_give_is_among_them() => Prop.ForAll(Values, values =>
    {
        var frequent = new FrequentValues();
        foreach (var value in values) frequent.Add("title", $"{value}");
        return values.GroupBy(value => value).Where(same => same.Count() * 9 > values.Length).All(same => frequent.Contains("title", $"{same.Key}"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void At_most_eight_values_are_kept_and_each_attribute_has_its_own()
    {
        var frequent = new FrequentValues();
        for (var i = 0; i < 10_000; i++) frequent.Add("title", i % 5 == 0 ? "Employee" : $"{i}");
        frequent.Add("department", "Sales");

        frequent.Contains("title", "Employee").Should().BeTrue();
        Enumerable.Range(0, 10_000).Count(i => frequent.Contains("title", $"{i}")).Should().BeLessThan(8);
        frequent.Contains("department", "Sales").Should().BeTrue();
        frequent.Contains("department", "Employee").Should().BeFalse();
        frequent.Contains("city", "Sales").Should().BeFalse();
    }
}
