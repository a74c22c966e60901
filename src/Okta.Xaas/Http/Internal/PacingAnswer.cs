namespace Okta.Xaas.Http.Internal;

/// <summary>What an answer tells of the rate limit.</summary>
/// <param name="Headers">Its headers.</param>
/// <param name="ServerNow">Okta's time when it answered.</param>
/// <param name="IsRefusal">Whether it is a 429.</param>
/// <param name="Asked">How long it asks to wait, if it does.</param>
internal readonly record struct PacingAnswer(RateLimitHeaders Headers, DateTimeOffset ServerNow, bool IsRefusal, TimeSpan? Asked);
