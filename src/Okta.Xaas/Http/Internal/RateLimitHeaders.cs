using System.Globalization;
using System.Net.Http.Headers;

namespace Okta.Xaas.Http.Internal;

/// <summary>Okta's rate-limit headers. Each can come several times, once for each limit that applies: the smallest counts.</summary>
internal readonly record struct RateLimitHeaders(int? Limit, int? Remaining, DateTimeOffset? Reset)
{
    private static readonly long LatestUnixSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>What Okta answers when too many requests run at once; its reset is only a suggestion.</summary>
    public bool IsConcurrencyLimit => Limit == 0 && Remaining == 0;

    public static RateLimitHeaders Read(HttpResponseMessage response) => new(
        (int?)Smallest(response.Headers, "X-Rate-Limit-Limit", int.MaxValue),
        (int?)Smallest(response.Headers, "X-Rate-Limit-Remaining", int.MaxValue),
        Smallest(response.Headers, "X-Rate-Limit-Reset", LatestUnixSecond) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);

    private static long? Smallest(HttpResponseHeaders headers, string name, long max)
    {
        long? smallest = null;
        if (!headers.TryGetValues(name, out var values)) return null;
        foreach (var text in values.SelectMany(value => value.Split(',')))
        {
            if (!long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > max) continue;
            if (smallest is null || number < smallest) smallest = number;
        }

        return smallest;
    }
}
