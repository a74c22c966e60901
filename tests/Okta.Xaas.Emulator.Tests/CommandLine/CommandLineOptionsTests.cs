using Okta.Xaas.Emulator.CommandLine;

namespace Okta.Xaas.Emulator.Tests.CommandLine;

public sealed class CommandLineOptionsTests
{
    [Theory]
    [InlineData("", 15)]
    [InlineData("--session-rate-limit 40", 40)]
    [InlineData("--session-rate-limit=off", null)]
    public void Sessions_have_a_limit_unless_it_is_off(string line, int? limit) => Read(line).SessionRateLimit.Should().Be(limit);

    [Theory]
    [InlineData("", false)]
    [InlineData("--oauth-api-nonce", true)]
    [InlineData("--oauth-api-nonce=true", true)]
    [InlineData("--oauth-api-nonce=false", false)]
    public void Nonces_for_API_calls_are_asked_for(string line, bool isOn) => Read(line).OAuth.RequireApiNonce.Should().Be(isOn);

    [Theory]
    [InlineData("", false)]
    [InlineData("--refuse-org-api", true)]
    [InlineData("--refuse-org-api=false", false)]
    public void What_is_beside_the_Identity_Sources_API_is_refused(string line, bool isOn) => Read(line).RefuseOrgApi.Should().Be(isOn);

    private static OktaEmulatorOptions Read(string line)
    {
        var options = new OktaEmulatorOptions();
        CommandLineOptions.Apply(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), options);
        return options;
    }
}
