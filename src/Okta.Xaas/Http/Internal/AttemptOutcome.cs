using System.Net;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Http.Internal;

/// <summary>How an attempt ended: all that the decision about another one depends on.</summary>
internal readonly record struct AttemptOutcome
{
    public required HttpMethod Method { get; init; }

    public bool IsSessionDelete { get; init; }

    /// <summary><see langword="null"/> when no answer came, or not all of it.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What the answer proves; <see langword="null"/> without one.</summary>
    public Verdict? Verdict { get; init; }

    public RateLimitHeaders RateLimit { get; init; }

    /// <summary>Okta's time: the answer's own, else this machine's clock as far as earlier answers have set it right.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>The <c>Retry-After</c> header, when it gave seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The <c>Retry-After</c> header, when it gave a time.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static AttemptOutcome Of(HttpRequestMessage request, Exception? fault, ServerClock clock)
    {
        var outcome = new AttemptOutcome
        {
            Method = request.Method,
            IsSessionDelete = OperationTag.Of(request).IsSessionDelete,
            Now = clock.Now,
        };

        // The token endpoint is busy: like any other part of Okta that is.
        return fault is OktaAuthenticationException { StatusCode: Statuses.TooManyRequests } busy
            ? outcome with { Status = busy.StatusCode, RetryAfter = busy.RetryAfter }
            : outcome with { RetryAfter = (fault as OktaAuthenticationException)?.RetryAfter };
    }

    public static AttemptOutcome Of(HttpRequestMessage request, HttpResponseMessage response, ServerClock clock)
    {
        var outcome = Of(request, fault: null, clock) with { Now = clock.TimeOf(response) ?? clock.Now };
        if (response.IsSuccessStatusCode && response.Content is ReceivedBody { Fault: not null }) return outcome;
        return outcome with
        {
            Status = response.StatusCode,
            Verdict = Passage.Of(request).Judgement?.Verdict,
            RateLimit = RateLimitHeaders.Read(response),
            RetryAfter = response.Headers.RetryAfter?.Delta,
            RetryAt = response.Headers.RetryAfter?.Date,
        };
    }
}
