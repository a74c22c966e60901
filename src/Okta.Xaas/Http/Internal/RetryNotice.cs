namespace Okta.Xaas.Http.Internal;

/// <summary>Tells the one who started a call, down its own asynchronous flow, that the call waits before another attempt, how long and why.</summary>
internal static class RetryNotice
{
    private static readonly AsyncLocal<Action<TimeSpan, string>?> Current = new();

    /// <summary>Seen by the calls begun after it is set, in the same asynchronous flow; must not throw, and may be called concurrently.</summary>
    public static Action<TimeSpan, string>? Observer
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
