namespace Okta.Xaas.Snapshots;

/// <summary>
/// The names under which runs of full lists report activities and measurements, by the source and the meter of <see cref="TelemetryNames"/>. Every measurement has
/// <see cref="TelemetryNames.IdentitySourceTag"/>; no tag ever holds an external id or a value of a profile.
/// </summary>
public static class FeedTelemetryNames
{
    /// <summary>Activity: a whole run, from taking the identity source to letting go of it.</summary>
    public const string RunActivity = "okta.xaas.feed.run";

    /// <summary>Activity: reading and comparing the list.</summary>
    public const string PlanActivity = "okta.xaas.feed.plan";

    /// <summary>Counter: runs, by <see cref="TelemetryNames.OutcomeTag"/>, of those that failed also by <see cref="ErrorTypeTag"/>.</summary>
    public const string RunsCounter = "okta.xaas.feed.runs";

    /// <summary>Histogram, seconds: how long a run took, by <see cref="TelemetryNames.OutcomeTag"/>.</summary>
    public const string RunDurationHistogram = "okta.xaas.feed.run.duration";

    /// <summary>Histogram, seconds: how long reading and comparing a list took.</summary>
    public const string PlanDurationHistogram = "okta.xaas.feed.plan.duration";

    /// <summary>Counter: changes that runs have planned, members counted each, by <see cref="EntityTag"/> and <see cref="ActionTag"/>.</summary>
    public const string PlannedCounter = "okta.xaas.feed.planned";

    /// <summary>Counter: safeguards that stopped a run, by <see cref="SafeguardTag"/>.</summary>
    public const string SafeguardStopsCounter = "okta.xaas.feed.safeguard_stops";

    /// <summary>Counter: sessions of a run that was cut off, which a later one has ended, by <see cref="TelemetryNames.OutcomeTag"/>.</summary>
    public const string RecoveredCounter = "okta.xaas.feed.recovered_sessions";

    /// <summary>Gauge: what the last plan of a run held back, by <see cref="EntityTag"/>.</summary>
    public const string HeldBackGauge = "okta.xaas.feed.held_back";

    /// <summary>Gauge, seconds since 1970 in UTC: when the last run ended in which everything went through; nothing before this process knows of one, by a run of its own or by <see cref="Status.IFeedStatus.ReadAsync"/>.</summary>
    public const string LastSuccessGauge = "okta.xaas.feed.last_success";

    /// <summary>Gauge: 1 while what a run was stopped for waits for an approval, else 0, as the last run of this process left it, or <see cref="Status.IFeedStatus.ReadAsync"/> has found it since.</summary>
    public const string WaitsForApprovalGauge = "okta.xaas.feed.waits_for_approval";

    /// <summary>Tag: the run's id; on activities only.</summary>
    public const string RunTag = "okta.xaas.feed.run.id";

    /// <summary>Tag: <c>user</c>, <c>group</c>, <c>device</c> or <c>membership</c>; of what is held back also <c>waiting</c> and <c>protected</c>.</summary>
    public const string EntityTag = "okta.xaas.feed.entity";

    /// <summary>Tag: <c>add</c>, <c>update</c>, <c>resend</c> or <c>delete</c>.</summary>
    public const string ActionTag = "okta.xaas.feed.action";

    /// <summary>Tag: the name of a <see cref="Safeguard"/>.</summary>
    public const string SafeguardTag = "okta.xaas.feed.safeguard";

    /// <summary>Tag: what kind of failure it was: the HTTP status of Okta's answer, or the type of an exception.</summary>
    public const string ErrorTypeTag = TelemetryNames.ErrorTypeTag;
}
