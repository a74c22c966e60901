using System.Net;
using System.Text.Json;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>What the token endpoint answered, as far as it can be read.</summary>
internal sealed class TokenAnswer
{
    // A longer one would not fit into a header.
    private const int MaxNonceLength = 1_000;

    public HttpStatusCode Status { get; private init; }

    public string? RequestId { get; private init; }

    public string? Nonce { get; private init; }

    /// <summary>What Okta asks to wait, after 429.</summary>
    public TimeSpan? Wait { get; private init; }

    public string? AccessToken { get; private set; }

    public string? TokenType { get; private set; }

    public long? ExpiresIn { get; private set; }

    public string? Error { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Whether nothing in it is the token endpoint's: a page, a word, or JSON of something between.</summary>
    public bool IsForeign => AccessToken is null && Error is null;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="now">Okta's time.</param>
    public static TokenAnswer Read(HttpResponseMessage response, byte[] body, DateTimeOffset now)
    {
        var answer = new TokenAnswer
        {
            Status = response.StatusCode,
            RequestId = Header(response, "X-Okta-Request-Id") is { } id ? OutsideText.Id(id) : null,
            Nonce = NonceOf(response),
            Wait = WaitOf(response, now),
        };
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object) answer.Fill(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // HTML of a proxy, or cut off: what has been read by then counts, and the parser's words would quote the body.
            return answer;
        }

        return answer;
    }

    public static string? NonceOf(HttpResponseMessage response) =>
        Header(response, "DPoP-Nonce") is { Length: <= MaxNonceLength } nonce && nonce.All(c => c is > ' ' and <= '~') ? nonce : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault(value => value.Length > 0) : null;

    // The larger of the two that Okta may tell.
    private static TimeSpan? WaitOf(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - now;
        if (!long.TryParse(Header(response, "X-Rate-Limit-Reset"), out var reset) || reset is <= 0 or >= 253402300800) return asked;
        var untilReset = DateTimeOffset.FromUnixTimeSeconds(reset) - now + TimeSpan.FromSeconds(1);
        return untilReset < asked ? asked : untilReset;
    }

    private void Fill(JsonElement root)
    {
        AccessToken = Text(root, "access_token");
        TokenType = Text(root, "token_type");
        if (root.TryGetProperty("expires_in", out var seconds) && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetInt64(out var lifetime)) ExpiresIn = lifetime;
        if (IsSuccess) return;

        // Okta's own errors have other names than those of OAuth.
        Error = Clean(Text(root, "error") ?? Text(root, "errorCode"), OutsideText.WordLength);
        Description = Clean(Text(root, "error_description") ?? Text(root, "errorSummary"), OutsideText.SentenceLength);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Clean(string? text, int maxLength) => text is null ? null : OutsideText.Clean(text, maxLength);
}
