namespace Okta.Xaas.Emulator;

/// <summary>How an <see cref="OktaEmulator"/> behaves. Read once, by <see cref="OktaEmulator.StartAsync"/>.</summary>
public sealed class OktaEmulatorOptions
{
    /// <summary>The id of the one identity source that the emulated org has; any other id is answered with 404.</summary>
    /// <value>Default: <c>0oaxaasemulator00001</c>.</value>
    public string IdentitySourceId { get; set; } = "0oaxaasemulator00001";

    /// <summary>The API token that <c>Authorization: SSWS {token}</c> has to carry; any other is answered with 401.</summary>
    /// <value>Default: <c>emulator-token</c>.</value>
    public string ApiToken { get; set; } = "emulator-token";

    /// <summary>The OAuth 2.0 service app that may sign in beside the API token.</summary>
    public OktaEmulatorOAuthOptions OAuth { get; } = new();

    /// <summary>How long the import of one triggered session takes. Triggered sessions are imported one after another.</summary>
    /// <value>Default: 2 seconds. Zero: the import is done when the next request arrives.</value>
    public TimeSpan ProcessingTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after the trigger of a session that is still being imported no other session may be created.</summary>
    /// <value>Default: 5 minutes, as Okta documents it.</value>
    public TimeSpan CreationCooldown { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long without a request a <c>CREATED</c> or <c>IN_PROGRESS</c> session becomes <c>EXPIRED</c>.</summary>
    /// <value>Default: 24 hours, as Okta documents it.</value>
    public TimeSpan SessionExpiry { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long every request takes to reach the emulator, so that calls overlap as they do against a live org.</summary>
    /// <value>Default: zero: a request sent through <see cref="OktaEmulator.CreateHandler"/> is answered before <c>SendAsync</c> returns.</value>
    public TimeSpan Latency { get; set; } = TimeSpan.Zero;

    /// <summary>Where every time comes from: states, waits, the <c>Date</c> header.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// How far Okta's clock is ahead of <see cref="TimeProvider"/>, or behind it when negative: every time that the emulator tells (<c>Date</c>,
    /// <c>created</c>, <c>lastUpdated</c>, <c>X-Rate-Limit-Reset</c>, the sessions, the directory and the request log) is Okta's; no wait gets longer or shorter.
    /// </summary>
    /// <value>Default: zero. At most 1,000 days either way.</value>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.Zero;

    /// <summary>
    /// Requests a window to the sessions: creating, listing, reading, cancelling, and starting the import. One too many is refused with 429, whatever <see cref="EnforceRateLimit"/> says.
    /// <see langword="null"/>: the sessions have no limit of their own and count like every other group, for tests that don't care.
    /// </summary>
    /// <value>Default: 15, as seen at a live org.</value>
    public int? SessionRateLimit { get; set; } = 15;

    /// <summary>Requests a window to one group of endpoints (bulk requests, users, groups, the source's app, the schema, the org's groups, the System Log, the token endpoint, and sessions without <see cref="SessionRateLimit"/>), as told in <c>X-Rate-Limit-Limit</c>.</summary>
    /// <value>Default: 1000.</value>
    public int RateLimit { get; set; } = 1000;

    /// <summary>The length of a rate limit window.</summary>
    /// <value>Default: 60 seconds.</value>
    public TimeSpan RateLimitWindow { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a request over <see cref="RateLimit"/> or <see cref="ConcurrencyLimit"/> is refused with 429.</summary>
    /// <value>Default: <see langword="false"/>: the headers count, but no request is refused and <c>X-Rate-Limit-Remaining</c> stays at least 1.</value>
    public bool EnforceRateLimit { get; set; }

    /// <summary>How many requests may be under way at once, when <see cref="EnforceRateLimit"/> is set; one more gets the 429 of a concurrency limit.</summary>
    /// <value>Default: 75. Requests overlap only with <see cref="Latency"/>, or with a fault that waits.</value>
    public int ConcurrencyLimit { get; set; } = 75;

    /// <summary>Whether every answer lacks its <c>X-Okta-Request-Id</c>, as behind a proxy that strips it; <see cref="Fault.WithoutRequestId"/> strips it from one.</summary>
    /// <value>Default: <see langword="false"/>: every answer of Okta's has it.</value>
    public bool StripRequestId { get; set; }

    /// <summary>Addresses to listen on, separated by semicolons, such as <c>http://127.0.0.1:0</c> for a free loopback port.</summary>
    /// <value>Default: <see langword="null"/>: no socket is opened and only <see cref="OktaEmulator.CreateHandler"/> leads in.</value>
    public string? Urls { get; set; }

    /// <summary>
    /// Whether <see cref="Urls"/> may have addresses that other machines reach. Whoever reaches the port sees everything and changes everything through the control API and the page:
    /// there is no sign-in. The page and the control API answer to the hosts that <see cref="Urls"/> names, to localhost and to addresses in numbers.
    /// </summary>
    /// <value>Default: <see langword="false"/>: only loopback addresses and localhost.</value>
    public bool AllowRemote { get; set; }

    /// <summary>
    /// A JSON file that keeps the directory, the schema if it was changed, and the sessions that have ended, from one start to the next. It is written in the background soon after a change, and at the end;
    /// the file as a whole is replaced, so that it is never half written. It holds people's data.
    /// </summary>
    /// <value>Default: <see langword="null"/>: everything is gone at the end.</value>
    public string? DataFile { get; set; }

    /// <summary>
    /// Whether the org refuses with 403 what is asked of it beside its Identity Sources API: the source's app, the app's users and schema, the groups, and the System Log.
    /// </summary>
    /// <value>Default: <see langword="false"/>. By OAuth each of them needs its scope in any case.</value>
    public bool RefuseOrgApi { get; set; }

    /// <summary>Whether the source's app is <c>ACTIVE</c>, or else <c>INACTIVE</c>. It makes no difference to imports.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool IsAppActive { get; set; } = true;

    /// <summary>The <c>features</c> that the source's app tells of, separated by spaces.</summary>
    /// <value>Default: <c>IMPORT_NEW_USERS IMPORT_PROFILE_UPDATES PROFILE_MASTERING</c>.</value>
    public string AppFeatures { get; set; } = "IMPORT_NEW_USERS IMPORT_PROFILE_UPDATES PROFILE_MASTERING";

    /// <summary>
    /// The attributes of the app's schema beside <see cref="EmulatedSchemaEntry.OfOkta"/>; one of the same name stands in its place. They have no effect on imports, but on how the
    /// app's users show a value. <see cref="OktaEmulator.SetSchemaAttribute"/> changes it later; what <see cref="DataFile"/> has kept of such changes stands in the place of these.
    /// </summary>
    /// <value>Default: none.</value>
    public IList<EmulatedSchemaEntry> Schema { get; } = [];

    /// <summary>How many requests <see cref="OktaEmulator.Requests"/> remembers; the oldest are forgotten first.</summary>
    /// <value>Default: 10,000.</value>
    public int RequestLogCapacity { get; set; } = 10_000;

    /// <summary>Whether the request log keeps the bodies too: the newest, up to 64 MB together. They hold people's data, so keep them in tests only.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool KeepRequestBodies { get; set; }

    /// <summary>How many sessions are remembered; of those that have ended the oldest are forgotten first, and are answered with 404 then.</summary>
    /// <value>Default: 10,000.</value>
    public int SessionCapacity { get; set; } = 10_000;

    /// <summary>How many events the System Log keeps; the oldest go first. Okta keeps them for 90 days.</summary>
    /// <value>Default: 100,000.</value>
    public int SystemLogCapacity { get; set; } = 100_000;

    /// <summary>The seed of every generated id, so that a run can be repeated.</summary>
    /// <value>Default: 1.</value>
    public int Seed { get; set; } = 1;
}
