namespace Okta.Xaas.Http.Internal;

/// <summary>Whether a request may leave now.</summary>
/// <param name="Goes">It may.</param>
/// <param name="Wait">How long it waits before it asks again; <see langword="null"/>: until another request has its answer.</param>
internal readonly record struct PacingDecision(bool Goes, TimeSpan? Wait)
{
    public static readonly PacingDecision Go = new(true, null);

    public static readonly PacingDecision AwaitAnswer = new(false, null);

    public static PacingDecision WaitFor(TimeSpan wait) => new(false, wait);
}
