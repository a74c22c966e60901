namespace Okta.Xaas;

/// <summary>The limits, waits and policies of a synchronization. The defaults are Okta's documented limits and safe policies.</summary>
public sealed class SynchronizationOptions
{
    /// <summary>The most entities in one bulk request (Okta's XaaS guide: 200).</summary>
    /// <value>200 by default; 1 to 200. For memberships an entity is one group with its list of members.</value>
    public int MaxEntitiesPerBatch { get; set; } = 200;

    /// <summary>The most bytes in one bulk request's JSON body (Okta's XaaS guide: 200 KB, which is read as 200,000 bytes).</summary>
    /// <value>200,000 bytes by default; 4,000 to 200,000.</value>
    public int MaxBatchBytes { get; set; } = 200_000;

    /// <summary>The most bulk requests in one session (Okta's XaaS guide: 50).</summary>
    /// <value>50 by default; 1 to 50.</value>
    public int MaxBatchesPerSession { get; set; } = 50;

    /// <summary>How long after a trigger no session may be created (Okta's XaaS guide: five minutes).</summary>
    /// <value>5 minutes by default; zero to 1 day.</value>
    public TimeSpan CreationCooldown { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the cooldown is always waited out.</summary>
    /// <value><see cref="Xaas.CooldownMode.Strict"/> by default.</value>
    public CooldownMode CooldownMode { get; set; } = CooldownMode.Strict;

    /// <summary>
    /// The most bulk requests that are under way at once. A run begins with 4, widens as long as answers come as fast as before and the rate limit has room, and halves after a 429 and after
    /// answers that have become slow.
    /// </summary>
    /// <value>16 by default; 1 to 32.</value>
    public int MaxConcurrentUploads { get; set; } = 16;

    /// <summary>
    /// The wait between two looks at a session whose import, or whose end, is waited for. From a run's second import on there are fewer looks before the time that the one before took, as they
    /// count against a small rate limit; none are nearer to each other than this.
    /// </summary>
    /// <value>5 seconds by default; 100 milliseconds to 10 minutes.</value>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an import may take after its trigger before the run fails with the session's changes in doubt.</summary>
    /// <value>2 hours by default; at least <see cref="PollingInterval"/>, at most 7 days.</value>
    public TimeSpan ImportTimeLimit { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// How long all cleaning up may take together, after the caller has cancelled a run or it has failed: stopping what is under way and cancelling the open
    /// session, repetitions included. What could not be cancelled by then is reported as left open.
    /// </summary>
    /// <value>20 seconds by default, a little less than the 30 that a .NET host gives its services to stop; 1 second to 10 minutes.</value>
    public TimeSpan CleanUpTimeLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What to do about a session that somebody else left open on the identity source.</summary>
    /// <value><see cref="ExistingSessionPolicy.Fail"/> by default.</value>
    public ExistingSessionPolicy ExistingSession { get; set; } = ExistingSessionPolicy.Fail;

    /// <summary>
    /// How long the creation of a session may take beyond its cooldown: with <see cref="ExistingSessionPolicy.Wait"/> until the session of somebody
    /// else has ended, with <see cref="ExistingSessionPolicy.Cancel"/> while Okta lists one that was cancelled, and in every policy while Okta refuses to create one or does not answer.
    /// </summary>
    /// <value>1 hour by default; zero to 7 days.</value>
    public TimeSpan ExistingSessionTimeLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What to do about a change that Okta would refuse: too long, empty, or over the size of a request.</summary>
    /// <value><see cref="InvalidChangePolicy.Report"/> by default.</value>
    public InvalidChangePolicy InvalidChange { get; set; } = InvalidChangePolicy.Report;

    /// <summary>
    /// Whether changes of users are held against the schema that the identity source has in Okta, which a run reads once before the changes (scope <c>okta.schemas.read</c>). Where Okta refuses that, or
    /// does not answer, the run goes on without.
    /// </summary>
    /// <value>
    /// <see langword="null"/> by default: <see cref="Xaas.SchemaCheck.Warn"/> where <see cref="Authentication.OAuthOptions.Scopes"/> has that scope, otherwise <see cref="Xaas.SchemaCheck.Off"/>.
    /// </value>
    public SchemaCheck? SchemaCheck { get; set; }

    /// <summary>What to do about a batch that Okta refuses with 400.</summary>
    /// <value><see cref="RejectedBatchPolicy.Isolate"/> by default.</value>
    public RejectedBatchPolicy RejectedBatch { get; set; } = RejectedBatchPolicy.Isolate;

    /// <summary>How often in a row the changes of a session are loaded into a fresh one, when no upload got an answer or somebody else ended the session, before the run fails.</summary>
    /// <value>3 by default; 0 to 20. A session that comes to its end begins the count anew.</value>
    public int MaxSessionRestarts { get; set; } = 3;
}
