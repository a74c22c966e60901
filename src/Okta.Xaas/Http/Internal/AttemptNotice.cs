using System.Net;

namespace Okta.Xaas.Http.Internal;

/// <summary>How an attempt was answered: what can be learned of how much Okta takes at once.</summary>
/// <param name="Took">From its leaving to its answer, without its waits before.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Remaining">How many requests are left of the window, as the answer tells.</param>
internal readonly record struct AttemptNotice(TimeSpan Took, HttpStatusCode Status, int? Remaining)
{
    private static readonly AsyncLocal<Action<AttemptNotice>?> Current = new();

    /// <summary>Told of each answered attempt of the calls begun after it is set, down the same asynchronous flow; must not throw.</summary>
    public static Action<AttemptNotice>? Observer
    {
        get => Current.Value;
        set => Current.Value = value;
    }
}
