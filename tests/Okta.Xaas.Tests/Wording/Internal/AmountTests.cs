using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Tests.Wording.Internal;

public class AmountTests
{
    [Theory]
    [InlineData(0, "0 changes")]
    [InlineData(1, "1 change")]
    [InlineData(2, "2 changes")]
    [InlineData(1_200, "1,200 changes")]
    public void A_number_has_the_noun_that_goes_with_it(long number, string expected) => Amount.Of(number, "change").Should().Be(expected);

    [Theory]
    [InlineData(1, "1 person waits")]
    [InlineData(2, "2 people wait")]
    public void Several_can_be_called_otherwise(long number, string expected) => Amount.Of(number, "person waits", "people wait").Should().Be(expected);
}
