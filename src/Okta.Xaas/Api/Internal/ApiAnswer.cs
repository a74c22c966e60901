using System.Net;
using System.Net.Http.Headers;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>What of an answer is needed after its connection was given back.</summary>
internal sealed class ApiAnswer(string operation, HttpResponseMessage response, ReceivedBody body)
{
    public string Operation { get; } = operation;

    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    public HttpResponseHeaders Headers { get; } = response.Headers;

    public bool IsSuccess { get; } = response.IsSuccessStatusCode;

    public string? RequestId { get; } = OktaHeaders.RequestId(response);

    public OktaRateLimit? RateLimit { get; } = ToRateLimit(RateLimitHeaders.Read(response));

    public DateTimeOffset? Date { get; } = response.Headers.Date;

    public Uri? Location { get; } = response.Headers.Location;

    public string? NextCursor { get; } = response.Headers.TryGetValues("Link", out var links) ? LinkHeader.NextCursor(links) : null;

    public bool IsHtml { get; } = body.Headers.ContentType?.MediaType?.IndexOf("html", StringComparison.OrdinalIgnoreCase) >= 0;

    public ReadOnlyMemory<byte> Body { get; } = body.Json;

    public Exception? BodyFault { get; } = body.Fault;

    /// <summary>Okta has accepted the request, yet what it answered is of no use.</summary>
    public OktaApiException Unreadable(string problem, Exception? fault = null) => new(Operation, StatusCode, problem, fault ?? BodyFault)
    {
        RequestId = RequestId,
        RateLimit = RateLimit,
    };

    private static OktaRateLimit? ToRateLimit(RateLimitHeaders headers) => headers == default ? null : new(headers.Limit, headers.Remaining, headers.Reset);
}
