using System.Globalization;

namespace Okta.Xaas.Http.Internal;

/// <summary>What is known about one request over all of its attempts.</summary>
internal sealed class RetryState(HttpRequestMessage request, TimeProvider timeProvider)
{
    private string? _firstRequestId;
    private long? _firstRateLimit;
    private int _afterFaults;

    public HttpRequestMessage Request { get; } = request;

    public int RetriesDone { get; private set; }

    public RetryDecision Decision { get; set; }

    /// <summary>Whether the last attempt was answered by 429.</summary>
    public bool IsRateLimited { get; set; }

    public RetryCounts Counts(in AttemptOutcome outcome)
    {
        if (outcome.Status == Statuses.TooManyRequests) _firstRateLimit ??= timeProvider.GetTimestamp();
        return new RetryCounts(RetriesDone, _afterFaults, _firstRateLimit is { } first ? timeProvider.GetElapsedTime(first) : TimeSpan.Zero);
    }

    /// <summary>Counts a repetition, and marks the request as one, as Okta asks for.</summary>
    public void BeginRetry(HttpResponseMessage? failed, bool isMarked)
    {
        RetriesDone++;
        if (!IsRateLimited) _afterFaults++;
        if (!isMarked) return;
        if (failed is not null) _firstRequestId ??= OktaHeaders.RequestId(failed);
        Set(OktaHeaders.RetryCount, RetriesDone.ToString(CultureInfo.InvariantCulture));
        if (_firstRequestId is not null) Set(OktaHeaders.RetryFor, _firstRequestId);
    }

    private void Set(string header, string value)
    {
        Request.Headers.Remove(header);
        Request.Headers.TryAddWithoutValidation(header, value);
    }
}
