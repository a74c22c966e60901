namespace Okta.Xaas.Api.Models;

/// <summary>The rate-limit headers of an answer of Okta.</summary>
/// <param name="Limit">Requests allowed in the window, <c>X-Rate-Limit-Limit</c>.</param>
/// <param name="Remaining">Requests left in the window, <c>X-Rate-Limit-Remaining</c>.</param>
/// <param name="Reset">When the window ends, by Okta's clock, <c>X-Rate-Limit-Reset</c>; the smallest one of several.</param>
public sealed record OktaRateLimit(int? Limit, int? Remaining, DateTimeOffset? Reset);
