using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Tests.Verification;

/// <summary>Single people or the whole list: whichever takes fewer calls.</summary>
public class ReadingPlanTests
{
    [Theory]
    [InlineData(1, 0, 0, 500, null)] // one call either way, and the list leaves nothing open
    [InlineData(1, 0, 0, 501, 0)]
    [InlineData(1, 0, 0, 0, null)]
    [InlineData(20, 0, 0, 10_000, null)]
    [InlineData(19, 0, 0, 10_000, 0)]
    [InlineData(0, 10, 0, 10_000, null)] // by key it takes two
    [InlineData(0, 9, 0, 10_000, 0)]
    [InlineData(1, 0, 1, 100_000, null)] // whom only the list can tell of
    [InlineData(10_000, 0, 0, 10_000, null)]
    public void A_list_of_known_length_is_read_where_it_is_fewer_calls(int byName, int byKey, int onlyListed, int size, int? pages) =>
        ReadingPlan.Choose(byName, byKey, onlyListed, size).Pages.Should().Be(pages);

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(2, 0, 0, 2)]
    [InlineData(0, 1, 0, 2)]
    [InlineData(30, 10, 0, 50)]
    [InlineData(30, 10, 1, null)]
    public void A_list_of_unknown_length_is_read_as_far_as_single_people_would_cost(int byName, int byKey, int onlyListed, int? pages) =>
        ReadingPlan.Choose(byName, byKey, onlyListed, null).Pages.Should().Be(pages);

    [Fact]
    public void It_never_takes_more_than_twice_the_calls_of_the_better_way() =>
        Prop.ForAll(
            Gen.Choose(0, 5_000).Two().SelectMany(pair => Gen.Choose(1, 1_000_000).Select(size => (ByName: pair.Item1 + 1, ByKey: pair.Item2, Size: size))).ToArbitrary(),
            one =>
            {
                var singly = one.ByName + (2L * one.ByKey);
                var list = (one.Size + 499L) / 500;
                foreach (var known in new int?[] { one.Size, null })
                {
                    var plan = ReadingPlan.Choose(one.ByName, one.ByKey, 0, known);
                    var cost = plan.Pages is not { } pages ? list : pages >= list ? list : pages + singly;
                    cost.Should().BeLessThanOrEqualTo(known is null ? 2 * Math.Min(singly, list) : Math.Min(singly, list));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
