namespace Okta.Xaas.Emulator;

/// <summary>
/// How often <see cref="FaultPlan.FromSeed"/> draws each fault: each a probability a request, from 0 to 1, together at most 1. A kind that is drawn
/// for a request it does not suit (such as <see cref="FailImport"/> anywhere but at a start) lets the request pass. Immutable.
/// </summary>
public sealed record FaultRates
{
    /// <summary>No fault at all, to start from: <c>FaultRates.None with { DropAfterEffect = 0.2 }</c>.</summary>
    public static FaultRates None { get; } = new()
    {
        Wait = 0,
        Refuse = 0,
        DropBeforeEffect = 0,
        DropAfterEffect = 0,
        NotSent = 0,
        CutAnswer = 0,
        Duplicate = 0,
        RateLimited = 0,
        RateLimitedWithoutHeaders = 0,
        ConcurrencyLimited = 0,
        ServerError = 0,
        Html = 0,
    };

    /// <summary><see cref="Fault.Wait"/> for up to <see cref="LongestWait"/>, before or after the effect.</summary>
    /// <value>Default: 0.01.</value>
    public double Wait { get; init; } = 0.01;

    /// <summary><see cref="Fault.Refuse"/>, of requests that change something.</summary>
    /// <value>Default: 0.01.</value>
    public double Refuse { get; init; } = 0.01;

    /// <summary><see cref="Fault.Drop"/> before the effect.</summary>
    /// <value>Default: 0.01.</value>
    public double DropBeforeEffect { get; init; } = 0.01;

    /// <summary><see cref="Fault.Drop"/> after the effect.</summary>
    /// <value>Default: 0.01.</value>
    public double DropAfterEffect { get; init; } = 0.01;

    /// <summary><see cref="Fault.NotSent"/>.</summary>
    /// <value>Default: 0.01.</value>
    public double NotSent { get; init; } = 0.01;

    /// <summary><see cref="Fault.CutAnswer"/>.</summary>
    /// <value>Default: 0.01.</value>
    public double CutAnswer { get; init; } = 0.01;

    /// <summary><see cref="Fault.Duplicate"/> with the first or the second answer, of requests that change something.</summary>
    /// <value>Default: 0.01.</value>
    public double Duplicate { get; init; } = 0.01;

    /// <summary><see cref="Fault.RateLimited(TimeSpan?)"/> with a reset in 1 to 60 seconds.</summary>
    /// <value>Default: 0.01.</value>
    public double RateLimited { get; init; } = 0.01;

    /// <summary><see cref="Fault.RateLimitedWithoutHeaders"/>.</summary>
    /// <value>Default: 0.01.</value>
    public double RateLimitedWithoutHeaders { get; init; } = 0.01;

    /// <summary><see cref="Fault.ConcurrencyLimited"/>.</summary>
    /// <value>Default: 0.01.</value>
    public double ConcurrencyLimited { get; init; } = 0.01;

    /// <summary><see cref="Fault.ServerError"/> 500, 502, 503 or 504, before or after the effect.</summary>
    /// <value>Default: 0.01.</value>
    public double ServerError { get; init; } = 0.01;

    /// <summary><see cref="Fault.Html"/> 403, 502, 503 or 504, before or after the effect.</summary>
    /// <value>Default: 0.01.</value>
    public double Html { get; init; } = 0.01;

    /// <summary><see cref="Fault.Html"/> 200, before or after the effect: only a client that looks at the body can tell it from a success.</summary>
    /// <value>Default: 0.</value>
    public double HtmlAsSuccess { get; init; }

    /// <summary><see cref="Fault.CloseSession"/> at a request that names a session, before or after its effect.</summary>
    /// <value>Default: 0.</value>
    public double CloseSession { get; init; }

    /// <summary><see cref="Fault.ExpireSession"/> at a request that names a session, before or after its effect.</summary>
    /// <value>Default: 0.</value>
    public double ExpireSession { get; init; }

    /// <summary><see cref="Fault.TriggerSession"/> at a request that names a session, before or after its effect.</summary>
    /// <value>Default: 0.</value>
    public double TriggerSession { get; init; }

    /// <summary><see cref="Fault.ForgetSession"/> at a request that names a session, before or after its effect.</summary>
    /// <value>Default: 0.</value>
    public double ForgetSession { get; init; }

    /// <summary><see cref="Fault.CreateSession"/> at the creation of a session.</summary>
    /// <value>Default: 0.</value>
    public double CreateSession { get; init; }

    /// <summary><see cref="Fault.SlowImport"/> by up to <see cref="LongestImportDelay"/>, at the start of an import.</summary>
    /// <value>Default: 0.</value>
    public double SlowImport { get; init; }

    /// <summary><see cref="Fault.FailImport"/> at the start of an import.</summary>
    /// <value>Default: 0.</value>
    public double FailImport { get; init; }

    /// <summary><see cref="Fault.Foreign"/> of any kind, with 200 or 202, before or after the effect: only a client that looks closely can tell it from a success.</summary>
    /// <value>Default: 0.</value>
    public double ForeignSuccess { get; init; }

    /// <summary><see cref="Fault.Html"/> 403, 404, 407, 408, 425 or 520 to 526, as proxies and content networks answer, before or after the effect.</summary>
    /// <value>Default: 0.</value>
    public double ForeignError { get; init; }

    /// <summary><see cref="Fault.WithoutRequestId"/>.</summary>
    /// <value>Default: 0.</value>
    public double WithoutRequestId { get; init; }

    /// <summary><see cref="Fault.RateLimited(RateLimitVariant, TimeSpan?)"/> of any variant but the usual one, with a reset in 1 to 60 seconds.</summary>
    /// <value>Default: 0.</value>
    public double OddlyRateLimited { get; init; }

    /// <summary><see cref="Fault.Busy"/> 503 or 429 at the token endpoint.</summary>
    /// <value>Default: 0.</value>
    public double TokenEndpointBusy { get; init; }

    /// <summary>The longest <see cref="Wait"/>.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest <see cref="SlowImport"/>.</summary>
    /// <value>Default: 10 minutes.</value>
    public TimeSpan LongestImportDelay { get; init; } = TimeSpan.FromMinutes(10);
}
