using System.Globalization;
using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.RateLimits;

namespace Okta.Xaas.Emulator;

/// <summary>
/// Something that goes wrong with one request: instead of its effect or after it, on its way or in the org meanwhile.
/// Immutable; <see cref="AfterEffect"/> and <see cref="DelayedBy"/> give a changed copy.
/// </summary>
public sealed record Fault
{
    private Fault(FaultKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>What it is, such as <c>Drop</c> or <c>ServerError 503</c>.</summary>
    public string Name { get; }

    /// <summary>What is answered, or <see langword="null"/> when the org's own answer is. The rate limit headers of a 429 are added when it is sent.</summary>
    public EmulatedResponse? Response { get; private init; }

    /// <summary>Whether the connection breaks instead of an answer: the client gets an <see cref="HttpRequestException"/>.</summary>
    public bool IsDrop => Kind == FaultKind.Drop;

    /// <summary>Whether the request takes effect first, so that the client can't know what happened.</summary>
    public bool IsAfterEffect { get; private init; }

    /// <summary>How long the fault waits, by the emulator's clock, before it answers or drops.</summary>
    public TimeSpan Delay { get; private init; }

    internal FaultKind Kind { get; }

    internal bool IsFirstAnswer { get; private init; }

    internal RateLimitStory? RateLimit { get; private init; }

    internal OrgEvent? Event { get; private init; }

    internal bool StripsRequestId { get; private init; }

    /// <summary>Answers the request itself; the request has no effect.</summary>
    public static Fault Answer(EmulatedResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Answer(string.Create(CultureInfo.InvariantCulture, $"Answer {response.StatusCode}"), response);
    }

    /// <summary>Refuses the request as Okta refuses one that it finds invalid.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">Okta's error code.</param>
    /// <param name="errorSummary">Okta's summary.</param>
    /// <param name="errorCauses">The causes; may be none.</param>
    public static Fault Refuse(
        int statusCode = 400,
        string errorCode = "E0000001",
        string errorSummary = "Api validation failed: request",
        params IReadOnlyList<string> errorCauses) =>
        Answer(
            string.Create(CultureInfo.InvariantCulture, $"Refuse {statusCode} {errorCode}"),
            EmulatedResponse.OktaError(statusCode, errorCode, errorSummary, errorCauses));

    /// <summary>429 as Okta answers it: <c>X-Rate-Limit-Remaining</c> is 0 and <c>X-Rate-Limit-Reset</c> comes from Okta's clock.</summary>
    /// <param name="resetIn">How long until the reset, which is told rounded up to a second; <see langword="null"/>: <see cref="OktaEmulatorOptions.RateLimitWindow"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resetIn"/> is negative.</exception>
    public static Fault RateLimited(TimeSpan? resetIn = null) => RateLimited(RateLimitVariant.Usual, resetIn);

    /// <summary>429 whose headers tell the wait in a way that is right, odd or wrong.</summary>
    /// <param name="variant">Which way.</param>
    /// <param name="resetIn">How long until the reset, where there is one; <see langword="null"/>: <see cref="OktaEmulatorOptions.RateLimitWindow"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resetIn"/> is negative, or there is no such variant.</exception>
    public static Fault RateLimited(RateLimitVariant variant, TimeSpan? resetIn = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resetIn.GetValueOrDefault(), TimeSpan.Zero, nameof(resetIn));
        if (!Enum.IsDefined(variant)) throw new ArgumentOutOfRangeException(nameof(variant), variant, "There is no such variant.");
        return variant switch
        {
            RateLimitVariant.WithoutHeaders => RateLimitedWithoutHeaders(),
            RateLimitVariant.Concurrency => ConcurrencyLimited(),
            _ => Answer(variant == RateLimitVariant.Usual ? "RateLimited" : $"RateLimited {variant}", RateLimitStory.TooMany) with { RateLimit = new RateLimitStory(variant, resetIn) },
        };
    }

    /// <summary>429 without any of Okta's headers, as something on the way may have left it: the client doesn't learn how long to wait.</summary>
    public static Fault RateLimitedWithoutHeaders() => Answer("RateLimitedWithoutHeaders", RateLimitStory.TooMany.WithoutOktaHeaders());

    /// <summary>
    /// 429 because too many requests are under way at once: <c>X-Rate-Limit-Limit</c> and <c>X-Rate-Limit-Remaining</c> are 0, the reset
    /// (<see cref="OktaEmulatorOptions.RateLimitWindow"/> from now) is only a suggestion.
    /// </summary>
    public static Fault ConcurrencyLimited() =>
        Answer("ConcurrencyLimited", RateLimitStory.TooMany) with { RateLimit = RateLimitStory.Concurrency };

    /// <summary>500, 502, 503 or 504 with Okta's error body; <see cref="Html"/> gives a proxy's page of the same status.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is not from 500 to 599.</exception>
    public static Fault ServerError(int statusCode = 500)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return Answer(string.Create(CultureInfo.InvariantCulture, $"ServerError {statusCode}"), FaultPages.ServerError(statusCode));
    }

    /// <summary>A proxy's HTML page of any status, also 200: none of Okta's headers, nothing that could be read as JSON.</summary>
    public static Fault Html(int statusCode) => Answer(string.Create(CultureInfo.InvariantCulture, $"Html {statusCode}"), FaultPages.Html(statusCode));

    /// <summary>
    /// Something between client and Okta answers as if all were well, with a body that Okta never sends and none of Okta's headers: no
    /// <c>X-Okta-Request-Id</c>. The request doesn't reach Okta; with <see cref="AfterEffect"/> it did.
    /// </summary>
    /// <param name="answer">The body, and how it is announced.</param>
    /// <param name="statusCode">The status, from 200 to 299 but not 204, which has no body; <c>202</c> is what Okta answers an upload.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such answer, or the status is none that it can have.</exception>
    public static Fault Foreign(ForeignAnswer answer, int statusCode = 200)
    {
        if (statusCode is not (>= 200 and < 300 and not 204)) throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "Use 200 to 299, and not 204; Html gives other pages.");
        return Answer(string.Create(CultureInfo.InvariantCulture, $"Foreign {statusCode} {answer}"), FaultPages.Foreign(answer, statusCode));
    }

    /// <summary>503, or 429, without a body or any of Okta's headers: whoever answers has no time, and says nothing of when it will. Most often seen at the token endpoint.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="statusCode"/> is neither 503 nor 429.</exception>
    public static Fault Busy(int statusCode = 503)
    {
        if (statusCode is not (503 or 429)) throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "Use 503 or 429.");
        return Answer(string.Create(CultureInfo.InvariantCulture, $"Busy {statusCode}"), EmulatedResponse.Empty(statusCode).WithoutOktaHeaders());
    }

    /// <summary>The org's own answer, without its <c>X-Okta-Request-Id</c>; <see cref="OktaEmulatorOptions.StripRequestId"/> strips it from all.</summary>
    public static Fault WithoutRequestId() => new(FaultKind.Pass, "WithoutRequestId") { StripsRequestId = true };

    /// <summary>Breaks the connection; the request has no effect.</summary>
    public static Fault Drop() => new(FaultKind.Drop, "Drop");

    /// <summary>
    /// The connection can't be opened: <see cref="HttpRequestError.ConnectionError"/> from a handler of <see cref="OktaEmulator.CreateHandler"/>.
    /// A port that listens can't refuse one request of many, so there the request arrives and its connection is broken at once, as by <see cref="Drop"/>.
    /// </summary>
    public static Fault NotSent() => new(FaultKind.NotSent, "NotSent");

    /// <summary>
    /// Cuts the org's own answer: the request takes effect, the headers and half of the body arrive, then the connection breaks. A body that is empty
    /// is announced as one byte, which never comes; of an answer that can't have a body (204) nothing arrives, as with <see cref="Drop"/>.
    /// </summary>
    public static Fault CutAnswer() => new(FaultKind.CutAnswer, "CutAnswer") { IsAfterEffect = true };

    /// <summary>Delivers the request twice, the second time after the delay if there is one.</summary>
    /// <param name="firstAnswer">Whether the client gets the answer to the first delivery, not to the second.</param>
    public static Fault Duplicate(bool firstAnswer = false) =>
        new(FaultKind.Duplicate, firstAnswer ? "Duplicate, first answer" : "Duplicate") { IsAfterEffect = true, IsFirstAnswer = firstAnswer };

    /// <summary>Delays the request; then all goes on as usual.</summary>
    public static Fault Wait(TimeSpan delay) => new Fault(FaultKind.Pass, "Wait").DelayedBy(delay);

    /// <summary>
    /// Somebody else cancels the session, then the request goes on as usual. Here and below: the session is the one that the request names, or else the
    /// open one; nothing happens when the org would refuse it, as it does for a session that is not open any more.
    /// </summary>
    public static Fault CloseSession() => Happens("CloseSession", OrgEvents.Close);

    /// <summary>The session expires, then the request goes on as usual.</summary>
    public static Fault ExpireSession() => Happens("ExpireSession", OrgEvents.Expire);

    /// <summary>Somebody else starts the session's import, then the request goes on as usual.</summary>
    public static Fault TriggerSession() => Happens("TriggerSession", OrgEvents.Trigger);

    /// <summary>The session disappears as by <see cref="OktaEmulator.ForgetSession"/>, then the request goes on as usual.</summary>
    public static Fault ForgetSession() => Happens("ForgetSession", OrgEvents.Forget);

    /// <summary>Somebody else creates a session, then the request goes on as usual.</summary>
    public static Fault CreateSession() => Happens("CreateSession", OrgEvents.Create);

    /// <summary>The next import to be started takes longer, as by <see cref="OktaEmulator.DelayNextImport"/>; the request goes on as usual.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Fault SlowImport(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return Happens(string.Create(CultureInfo.InvariantCulture, $"SlowImport {by}"), OrgEvents.Delay(by));
    }

    /// <summary>The next import to finish ends in <c>ERROR</c>, as by <see cref="OktaEmulator.FailNextImport"/>; the request goes on as usual.</summary>
    public static Fault FailImport() => Happens("FailImport", OrgEvents.Fail);

    /// <summary>The same fault, but the request takes effect first.</summary>
    /// <exception cref="InvalidOperationException">The fault is <see cref="NotSent"/>: what is not sent has no effect.</exception>
    public Fault AfterEffect() =>
        Kind == FaultKind.NotSent ? throw new InvalidOperationException("A request that is not sent has no effect.") : this with { IsAfterEffect = true };

    /// <summary>The same fault, after a delay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public Fault DelayedBy(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return this with { Delay = delay };
    }

    /// <summary>The name, whether it comes after the effect, and the delay.</summary>
    public override string ToString()
    {
        var after = IsAfterEffect && Kind is not (FaultKind.CutAnswer or FaultKind.Duplicate) ? " after effect" : null;
        return string.Create(CultureInfo.InvariantCulture, $"{Name}{after}{(Delay > TimeSpan.Zero ? $" +{Delay}" : null)}");
    }

    private static Fault Answer(string name, EmulatedResponse response) => new(FaultKind.Answer, name) { Response = response };

    private static Fault Happens(string name, OrgEvent what) => new(FaultKind.Pass, name) { Event = what };
}
