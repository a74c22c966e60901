using Okta.Xaas.Snapshots.Reading.Internal;

namespace Okta.Xaas.Snapshots.Tests.Planning;

public sealed class SpreadsheetErrorsTests
{
    [Theory]
    [InlineData("#N/A")]
    [InlineData("#N/B")]
    [InlineData("#I/T")]
    [InlineData("#Н/Д")]
    [InlineData("#NV")]
    [InlineData("#YOK")]
    [InlineData("#NENÍ_K_DISPOZICI")]
    [InlineData("#REF!")]
    [InlineData("#BEZUG!")]
    [InlineData("#NAME?")]
    [InlineData("#DIV/0!")]
    [InlineData("#¡VALOR!")]
    [InlineData("#########")]
    public void What_a_failed_formula_leaves_is_no_value(string text) => SpreadsheetErrors.Is(text).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#1")]
    [InlineData("#Sales")]
    [InlineData("#TEAM")]
    [InlineData("#A/BC")]
    [InlineData("N/A")]
    [InlineData("NULL")]
    [InlineData("Room #4!")]
    [InlineData("#REF! and more")]
    public void Anything_else_is_one(string text) => SpreadsheetErrors.Is(text).Should().BeFalse();
}
