using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Tests.Api.Support;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Tests.Wording.Internal;

public class OutsideTextTests
{
    [Theory]
    [InlineData("Okta's words: ü, 名, 😀", "Okta's words: ü, 名, 😀")]
    [InlineData("a\r\n2026-01-01 INFO all is well", "a 2026-01-01 INFO all is well")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred [0m")]
    [InlineData("a\u202Eb\u2066c\u2028d\u0085e\0", "a b c d e")]
    public void Leaves_words_and_takes_what_steers(string text, string clean) => OutsideText.Clean(text, 100).Should().Be(clean);

    [Fact]
    public void A_text_that_is_cut_says_so_and_keeps_whole_characters()
    {
        OutsideText.Clean(new string('x', 11), 10).Should().Be("xxxxxxxxx…");
        OutsideText.Clean("xxxxxxxx😀xxx", 10).Should().Be("xxxxxxxx…");
        OutsideText.Clean("xxxxxxxxxx", 10).Should().Be("xxxxxxxxxx");
    }

    [Fact]
    public void Nothing_that_is_shown_is_long_or_steers_a_terminal() =>
        Prop.ForAll(
            (from text in ArbMap.Default.GeneratorFor<string>()
             from controls in Gen.Elements("", "\u001b", "\n", "\u202e", "\ud83d", "\udc00", "\u0090")
             from times in Gen.Choose(1, 40)
             from max in Gen.Choose(2, 60)
             select (Text: string.Concat(Enumerable.Repeat(text + controls, times)), Max: max)).ToArbitrary(),
            sample =>
            {
                var clean = OutsideText.Clean(sample.Text, sample.Max);
                return clean.Length <= sample.Max
                    && !clean.Any(c => char.IsControl(c) || c is '\u202e' or '\u2028' or '\u2029')
                    && OutsideText.Clean(clean, sample.Max) == clean
                    && OutsideText.Id(sample.Text).All(c => c is > ' ' and <= '~')
                    && OutsideText.Id(sample.Text).Length <= OutsideText.WordLength;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public async Task No_words_of_an_answer_fake_a_line_or_fill_the_log()
    {
        var flood = new string('x', 15_000);
        using var wire = new Wire(Wire.Answer(
            400,
            $$"""{"errorCode":"E0000001\u001b[2J","errorSummary":"a\nfaked line {{flood}}","errorId":"{{flood}}","errorCauses":[{"errorSummary":"\u001b]0;title\u0007{{flood}}"}]}""",
            headers: [("X-Okta-Request-Id", flood + flood)]));

        var thrown = (await wire.Api.Awaiting(api => api.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.Message.Should().NotContainAny("\u001b", "\n", "\u0007");
        thrown.Message.Length.Should().BeLessThan(3_000);
        thrown.RequestId.Should().HaveLength(OutsideText.WordLength);
        thrown.ErrorId.Should().HaveLength(OutsideText.WordLength);
    }
}
