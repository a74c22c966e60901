using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Tests.Http.Internal;

public class JitterTests
{
    [Fact]
    public void Gives_numbers_from_0_to_1_that_differ_also_when_many_ask_at_once()
    {
        var jitter = new Jitter();

        var numbers = Enumerable.Range(0, 10_000).AsParallel().Select(_ => jitter.Next()).ToArray();

        numbers.Should().OnlyContain(number => number >= 0 && number < 1);
        numbers.Distinct().Count().Should().BeGreaterThan(9_900);
    }
}
