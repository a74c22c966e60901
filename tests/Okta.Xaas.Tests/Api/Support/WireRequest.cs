using System.Text;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>A request as it reached the network.</summary>
internal sealed record WireRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, byte[]? Body)
{
    public string Target => Address.PathAndQuery;

    public string? BodyText => Body is null or [] ? null : Encoding.UTF8.GetString(Body);

    public static async Task<WireRequest> ReadAsync(HttpRequestMessage request)
    {
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []);
        return new WireRequest(
            request.Method.Method,
            request.RequestUri!,
            headers.ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? null : await request.Content.ReadAsByteArrayAsync());
    }
}
