using System.Globalization;

namespace Okta.Xaas.Http.Internal;

/// <summary>What is known about one request over all of its attempts.</summary>
internal sealed class RetryState(HttpRequestMessage request)
{
    private string? _firstRequestId;

    public HttpRequestMessage Request { get; } = request;

    public int RetriesDone { get; private set; }

    public RetryDecision Decision { get; set; }

    /// <summary>Marks the request as a repetition, as Okta asks for.</summary>
    public void BeginRetry(HttpResponseMessage? failed)
    {
        RetriesDone++;
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
