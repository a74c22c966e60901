using System.Net;

namespace Okta.Xaas.Http.Internal;

/// <summary>How an attempt ended: all that the decision about another one depends on.</summary>
internal readonly record struct AttemptOutcome
{
    public required HttpMethod Method { get; init; }

    public bool IsSessionDelete { get; init; }

    /// <summary><see langword="null"/> when no answer came, or not all of it.</summary>
    public HttpStatusCode? Status { get; init; }

    public RateLimitHeaders RateLimit { get; init; }

    /// <summary>The answer's own time; the client's clock may be wrong and is never asked.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The <c>Retry-After</c> header, when it gave seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The <c>Retry-After</c> header, when it gave a time.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static AttemptOutcome Of(HttpRequestMessage request, HttpResponseMessage? response)
    {
        var outcome = new AttemptOutcome { Method = request.Method, IsSessionDelete = OperationTag.Of(request).IsSessionDelete };
        if (response is null || (response.IsSuccessStatusCode && response.Content is ReceivedBody { Fault: not null })) return outcome;
        return outcome with
        {
            Status = response.StatusCode,
            RateLimit = RateLimitHeaders.Read(response),
            Date = response.Headers.Date,
            RetryAfter = response.Headers.RetryAfter?.Delta,
            RetryAt = response.Headers.RetryAfter?.Date,
        };
    }
}
