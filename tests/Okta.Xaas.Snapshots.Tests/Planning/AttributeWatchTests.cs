using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

public sealed class AttributeWatchTests
{
    private const int MostValues = 1_000;

    private readonly AttributeWatch _watch = new();

    [Fact]
    public void Values_are_counted_whatever_else_a_profile_has_and_wherever_they_stand()
    {
        See(("a", "1"), ("b", "2"));
        See(("b", "2"), ("c", "3"));
        See(("a", "1"), ("aa", "x"), ("b", "4"));
        See(("a", ""), ("b", null));
        See();

        (_watch.WithValue("a"), _watch.WithValue("aa"), _watch.WithValue("b"), _watch.WithValue("c")).Should().Be((2, 1, 3, 1));
        (_watch.With("a", "1"), _watch.With("b", "2"), _watch.With("b", "4"), _watch.With("b", "5")).Should().Be((2L, 2L, 1L, 0L));
        (_watch.WithValue("d"), _watch.With("d", "1")).Should().Be((0, 0L));
        _watch.With("a", "").Should().Be(0, "an empty value is none");
    }

    [Fact]
    public void Values_differ_by_their_case_and_names_too()
    {
        See(("a", "x"), ("b", "x"));
        See(("A", "X"), ("a", "X"));

        (_watch.With("a", "x"), _watch.With("a", "X"), _watch.With("A", "X"), _watch.WithValue("a")).Should().Be((1L, 1L, 1L, 2));
    }

    [Fact]
    public void Of_an_attribute_with_too_many_different_values_only_their_number_is_known()
    {
        for (var i = 0; i < MostValues; i++) See(("few", $"{i}"), ("many", $"{i}"));
        (_watch.With("few", "7"), _watch.With("many", "7")).Should().Be((1L, 1L));

        See(("few", "7"), ("many", "one more"));

        (_watch.With("few", "7"), _watch.WithValue("few")).Should().Be((2L, MostValues + 1));
        _watch.With("many", "7").Should().BeNull();
        _watch.With("many", "never seen").Should().BeNull();
        _watch.WithValue("many").Should().Be(MostValues + 1);
    }

    private void See(params (string Name, string? Value)[] profile) => _watch.See([.. profile.Select(a => KeyValuePair.Create(a.Name, a.Value))]);
}
