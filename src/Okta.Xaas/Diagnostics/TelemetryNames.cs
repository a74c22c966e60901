namespace Okta.Xaas;

/// <summary>The names under which the SDK reports activities and measurements; no tag ever holds a token, an external id or a value of a profile.</summary>
public static class TelemetryNames
{
    /// <summary>The name of the ActivitySource.</summary>
    public const string ActivitySource = "Okta.Xaas";

    /// <summary>The name of the Meter.</summary>
    public const string Meter = "Okta.Xaas";

    /// <summary>Activity: a whole run.</summary>
    public const string SynchronizeActivity = "okta.xaas.synchronize";

    /// <summary>Activity: one session, from its creation to its end.</summary>
    public const string SessionActivity = "okta.xaas.session";

    /// <summary>Activity: one bulk request.</summary>
    public const string UploadActivity = "okta.xaas.upload";

    /// <summary>Counter: changes, by <see cref="KindTag"/> and <see cref="OutcomeTag"/>.</summary>
    public const string ChangesCounter = "okta.xaas.changes";

    /// <summary>Counter: bulk requests that Okta accepted, by <see cref="KindTag"/>.</summary>
    public const string BatchesCounter = "okta.xaas.batches";

    /// <summary>Counter, bytes: the bodies of these requests, by <see cref="KindTag"/>.</summary>
    public const string UploadedBytesCounter = "okta.xaas.uploaded";

    /// <summary>Histogram, seconds: from a session's creation to its end, by <see cref="OutcomeTag"/>.</summary>
    public const string SessionDurationHistogram = "okta.xaas.session.duration";

    /// <summary>Histogram, seconds: waits, by <see cref="WaitReasonTag"/>.</summary>
    public const string WaitDurationHistogram = "okta.xaas.wait.duration";

    /// <summary>Gauge, requests: what is left of the window of Okta's rate limit, as the last answer told, by <see cref="ServerAddressTag"/> and <see cref="RateLimitGroupTag"/>.</summary>
    public const string RateLimitRemainingGauge = "okta.xaas.rate_limit.remaining";

    /// <summary>Tag: the org's host name.</summary>
    public const string ServerAddressTag = "server.address";

    /// <summary>Tag: the operations that share a rate limit: <c>Sessions</c>, <c>Bulk</c>, <c>Users</c>, <c>Groups</c> or <c>Other</c>.</summary>
    public const string RateLimitGroupTag = "okta.xaas.rate_limit.group";

    /// <summary>Tag: Okta's name of an operation, on the activity of .NET's HTTP handler, whose <c>url.full</c> has no path, as ids are in it.</summary>
    public const string OperationTag = "okta.xaas.operation";

    /// <summary>Tag: the identity source's id.</summary>
    public const string IdentitySourceTag = "okta.xaas.identity_source.id";

    /// <summary>Tag: the session's id.</summary>
    public const string SessionTag = "okta.xaas.session.id";

    /// <summary>Tag: what the changes do, for example <c>UserUpsert</c>.</summary>
    public const string KindTag = "okta.xaas.change.kind";

    /// <summary>Tag: what became of it.</summary>
    public const string OutcomeTag = "okta.xaas.outcome";

    /// <summary>Tag: why a run waits.</summary>
    public const string WaitReasonTag = "okta.xaas.wait.reason";

    /// <summary>Tag: what kind of failure it was: the HTTP status of Okta's answer, or the type of an exception; by OpenTelemetry's conventions.</summary>
    public const string ErrorTypeTag = "error.type";

    /// <summary>Tag: entities in a bulk request.</summary>
    public const string EntitiesTag = "okta.xaas.batch.entities";

    /// <summary>Tag: bytes of a bulk request.</summary>
    public const string BytesTag = "okta.xaas.batch.bytes";

    /// <summary>Tag: the type of an exception that the caller's logger has thrown.</summary>
    public const string LoggerFaultTag = "okta.xaas.logger.fault";
}
