using Okta.Xaas.Emulator.OAuth;

namespace Okta.Xaas.Emulator.Tests.OAuth;

/// <summary>What the RFCs print, read by the emulator.</summary>
public sealed class RfcVectorTests
{
    // RFC 9449, figures 1 and 12.
    private const string TokenProof =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19"
        + ".eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ"
        + ".2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";

    private const string ResourceProof =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19"
        + ".eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9"
        + ".2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";

    private const string Token = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";

    [Fact]
    public void The_thumbprint_of_RFC_7638() =>
        PublicKey.Read("""
            {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}
            """).Thumbprint.Should().Be("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");

    [Fact]
    public void The_proofs_of_RFC_9449_are_verified()
    {
        var token = DPoPProof.Read(TokenProof, "POST", "https://server.example.com/token");
        token.Thumbprint.Should().Be("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        token.Id.Should().Be("-BwC3ESc6acc2lTc");
        token.Issued.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1562262616));
        token.Nonce.Should().BeNull();

        var resource = DPoPProof.Read(ResourceProof, "GET", "https://resource.example.org/protectedresource");
        resource.Thumbprint.Should().Be(token.Thumbprint);
        resource.TokenHash.Should().Be("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo").And.Be(Base64UrlText.HashOf(Token));
    }

    [Theory]
    [InlineData("post", "https://server.example.com/token")]
    [InlineData("GET", "https://server.example.com/token")]
    [InlineData("POST", "https://server.example.com/token?x=1")]
    [InlineData("POST", "https://other.example.com/token")]
    public void A_proof_is_for_one_method_and_address(string method, string target) =>
        FluentActions.Invoking(() => DPoPProof.Read(TokenProof, method, target)).Should().Throw<OAuthRefusal>().Which.Error.Should().Be("invalid_dpop_proof");

    [Fact]
    public void A_proof_that_was_changed_is_refused()
    {
        var parts = TokenProof.Split('.');
        var other = ResourceProof.Split('.');
        FluentActions.Invoking(() => DPoPProof.Read($"{parts[0]}.{other[1]}.{parts[2]}", "GET", "https://resource.example.org/protectedresource")).Should().Throw<OAuthRefusal>();
    }
}
