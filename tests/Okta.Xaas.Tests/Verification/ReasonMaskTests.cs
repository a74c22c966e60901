using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Tests.Verification;

public class ReasonMaskTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Nothing of the person.", "Nothing of the person.")]
    [InlineData("Legal", "…")]
    [InlineData("department=Legal", "department=…")]
    [InlineData("It is \"Legal\".", "It is \"…\".")]
    [InlineData("It is Legal.", "It is …")]
    [InlineData("from ada@example.com to <bob@example.com>", "from … to <…>")]
    [InlineData("Not Legally", "Not Legally")]
    [InlineData("value 'Research, Development' is not listed", "value '…' is not listed")]
    [InlineData("Research and Legal", "Research and …")]
    [InlineData("Legal Legal  Acme Inc. ends", "… …  … ends")]
    [InlineData("O'Brien (O'Brien)", "… (…)")]
    [InlineData("one two three four five six seven", "… seven")]
    public void Values_are_taken_out_and_the_rest_stands(string text, string masked)
    {
        string[] values = ["Legal", "Research, Development", "Acme Inc.", "O'Brien", "one two three four five six"];
        ReasonMask.Of(text, values.Contains).Should().Be(masked);
    }

    [Fact]
    public void A_long_text_is_cut() => ReasonMask.Of(new string('x', 5_000), _ => false).Should().HaveLength(2_000);
}
