using Okta.Xaas.Emulator.CommandLine;

namespace Okta.Xaas.Emulator.Tests.CommandLine;

public sealed class CommandLineDurationTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData("500ms", 0.5)]
    [InlineData("5m", 300)]
    [InlineData("2h", 7200)]
    [InlineData("1D", 86400)]
    [InlineData("00:01:30", 90)]
    public void A_duration_is_read(string text, double seconds) => CommandLineDuration.Parse("--cooldown", text).TotalSeconds.Should().Be(seconds);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("-00:00:05")]
    [InlineData("5 minutes")]
    [InlineData("5m30s")]
    [InlineData("1e300")]
    [InlineData("999999d")]
    [InlineData("NaN")]
    public void Anything_else_is_refused_with_one_line_that_names_the_option(string text) =>
        FluentActions.Invoking(() => CommandLineDuration.Parse("--cooldown", text)).Should().Throw<CommandLineException>()
            .Which.Message.Should().Contain("--cooldown").And.NotContain("\n");
}
