using System.Net.Http.Headers;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Sends one request for a token, and reads the answer. Knows nothing of repeating.</summary>
internal sealed class TokenEndpoint(Func<HttpClient> client, Uri oktaDomain, string scopes, ServerClock clock)
{
    // A token takes a few kB; a proxy's page can be long.
    private const int MaxBodyLength = 256 * 1024;

    public Uri Address { get; } = new(WireAddress.Of(oktaDomain).GetLeftPart(UriPartial.Authority) + "/oauth2/v1/token");

    /// <exception cref="OktaAuthenticationException">No answer came.</exception>
    public async Task<TokenAnswer> AskAsync(string assertion, string? proof, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["scope"] = scopes,
                ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                ["client_assertion"] = assertion,
            }),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (proof is not null) request.Headers.TryAddWithoutValidation("DPoP", proof);
        try
        {
            using var response = await client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            clock.Learn(response);
            return TokenAnswer.Read(response, await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false), clock.TimeOf(response) ?? clock.Now);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or TimeoutException or OperationCanceledException)
        {
            throw new OktaAuthenticationException(TokenFailure.NoAnswer, exception) { IsTransient = true };
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null) return [];
        using var memory = new MemoryStream();
        var chunk = new byte[16 * 1024];
#if NET
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        while (memory.Length < MaxBodyLength)
        {
#if NET
            var count = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
#else
            var count = await stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false);
#endif
            if (count == 0) break;
            memory.Write(chunk, 0, count);
        }

        return memory.ToArray();
    }
}
