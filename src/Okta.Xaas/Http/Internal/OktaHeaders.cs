using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Http.Internal;

/// <summary>The headers that Okta and its clients exchange.</summary>
internal static class OktaHeaders
{
    public const string RequestIdName = "X-Okta-Request-Id";
    public const string RetryFor = "X-Okta-Retry-For";
    public const string RetryCount = "X-Okta-Retry-Count";

    public static string? RequestId(HttpResponseMessage response) =>
        response.Headers.TryGetValues(RequestIdName, out var values) ? values.Select(OutsideText.Id).FirstOrDefault(value => value.Length > 0) : null;
}
