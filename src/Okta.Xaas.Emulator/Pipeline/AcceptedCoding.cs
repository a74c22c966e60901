using Microsoft.Net.Http.Headers;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>What a client says of compressed answers.</summary>
internal static class AcceptedCoding
{
    /// <summary>Whether <c>Accept-Encoding</c> names gzip, or anything, and not with a quality of 0.</summary>
    public static bool TakesGzip(IReadOnlyDictionary<string, string> headers)
    {
        if (!headers.TryGetValue("Accept-Encoding", out var accepted) || !StringWithQualityHeaderValue.TryParseList([accepted], out var codings)) return false;
        var gzip = codings.FirstOrDefault(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase)) ?? codings.FirstOrDefault(coding => coding.Value == "*");
        return gzip is not null && gzip.Quality is not 0;
    }
}
