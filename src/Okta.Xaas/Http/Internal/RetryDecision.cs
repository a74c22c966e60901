namespace Okta.Xaas.Http.Internal;

/// <summary>What to do after an attempt.</summary>
/// <param name="CanRepeat">Whether repeating can do no harm and may help.</param>
/// <param name="Repeat">Whether it is repeated: <paramref name="CanRepeat"/>, and attempts are left.</param>
/// <param name="Wait">How long to wait before.</param>
/// <param name="Reason">For logs and progress, for example <c>rate limit</c>.</param>
internal readonly record struct RetryDecision(bool CanRepeat, bool Repeat, TimeSpan Wait, string Reason)
{
    public static readonly RetryDecision Done = new(false, false, TimeSpan.Zero, "");
}
