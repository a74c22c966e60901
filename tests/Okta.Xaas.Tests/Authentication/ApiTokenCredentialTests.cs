using Okta.Xaas.Authentication;

namespace Okta.Xaas.Tests.Authentication;

public class ApiTokenCredentialTests
{
    private const string Token = "00abc-DEF_123.xyz~=+/";

    [Fact]
    public async Task Sets_the_header_in_the_place_of_any_other()
    {
        using var request = new HttpRequestMessage();
        request.Headers.Authorization = new("Bearer", "other");

        await new ApiTokenCredential(Token).AuthenticateAsync(request, default);

        request.Headers.GetValues("Authorization").Should().Equal("SSWS " + Token);
    }

    [Fact]
    public void Never_shows_the_token() => new ApiTokenCredential(Token).ToString().Should().NotContain(Token);

    [Fact]
    public void Refuses_null() =>
        FluentActions.Invoking(() => new ApiTokenCredential(null!)).Should().Throw<ArgumentNullException>().WithParameterName("apiToken");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Secret\r\nX-Evil: 1")]
    [InlineData("SSWS Secret")]
    [InlineData("Secret ")]
    [InlineData("Secret\0")]
    [InlineData("Secret\u007f")]
    [InlineData("Secrét")]
    public void Refuses_what_is_no_token_without_showing_it(string token)
    {
        var thrown = FluentActions.Invoking(() => new ApiTokenCredential(token)).Should().Throw<ArgumentException>().WithParameterName("apiToken").Which;

        thrown.ToString().Should().NotContain("Secr");
    }

    [Fact]
    public async Task Respects_the_token_and_its_argument()
    {
        var credential = new ApiTokenCredential(Token);
        using var request = new HttpRequestMessage();

        await credential.Awaiting(c => c.AuthenticateAsync(request, new CancellationToken(true)).AsTask()).Should().ThrowAsync<OperationCanceledException>();
        await credential.Awaiting(c => c.AuthenticateAsync(null!, default).AsTask()).Should().ThrowAsync<ArgumentNullException>();
        request.Headers.Authorization.Should().BeNull();
    }
}
