namespace Okta.Xaas.Diagnostics;

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

    /// <summary>Tag: entities in a bulk request.</summary>
    public const string EntitiesTag = "okta.xaas.batch.entities";

    /// <summary>Tag: bytes of a bulk request.</summary>
    public const string BytesTag = "okta.xaas.batch.bytes";

    /// <summary>Tag: the type of an exception that the caller's logger has thrown.</summary>
    public const string LoggerFaultTag = "okta.xaas.logger.fault";
}
