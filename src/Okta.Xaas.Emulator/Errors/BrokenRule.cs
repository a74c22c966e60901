namespace Okta.Xaas.Emulator.Errors;

/// <summary>A rule of the API that a request broke, in our own words, and where Okta writes of it.</summary>
internal sealed record BrokenRule(string Title, string Explanation, string GuideSection)
{
    private const string Session = "Anything-as-a-Source guide, Identity source session";
    private const string Status = "Anything-as-a-Source guide, Identity source session status";
    private const string Limitations = "Anything-as-a-Source help page, Limitations";
    private const string Reference = "Identity Sources API reference";

    public static BrokenRule OneSession { get; } = new(
        "One open session, and five minutes between two",
        "An identity source has one session that takes data. After one was triggered, and as long as it is being imported, the next is created five minutes after the trigger at the earliest. Import or cancel the open one, or wait.",
        Session);

    public static BrokenRule Trigger { get; } = new(
        "Only a session that holds data is triggered",
        "An import starts from IN_PROGRESS. A session is IN_PROGRESS once an upload brought something: an upload of unknown deletes only, or of nothing, leaves it CREATED.",
        Status);

    public static BrokenRule Cancel { get; } = new(
        "Only an open session is cancelled",
        "CREATED and IN_PROGRESS can be cancelled. Once a session is triggered nothing stops its import, and one that has ended stays as it is.",
        Status);

    public static BrokenRule Load { get; } = new(
        "Only an open session takes data",
        "Data goes into CREATED and IN_PROGRESS. After the trigger it needs a session of its own.",
        Status);

    public static BrokenRule Uploads { get; } = new(
        "Fifty bulk requests a session",
        "A session takes at most 50 bulk requests, so at most 10,000 entities. Trigger it and go on in the next.",
        Limitations);

    public static BrokenRule Batch { get; } = new(
        "200 entities and 200 KB a bulk request",
        "A bulk request lists at most 200 entities and is at most 200 KB long (the emulator takes that for 200,000 bytes of JSON). Split it.",
        Limitations);

    public static BrokenRule Field { get; } = new(
        "A field is missing, too long, too short or of another type",
        "Attributes are strings, with a length for each; some may be null. Single calls for a user need email and userName, devices have exactly serialNumber, platform and displayName.",
        Reference);

    public static BrokenRule Json { get; } = new(
        "The body is not what the operation takes",
        "The body has to be JSON of the shape of the operation, sent as application/json. For users, entityType is USERS.",
        Reference);

    public static BrokenRule Token { get; } = new(
        "The request is not signed in",
        "Authorization has to be SSWS and the org's API token, or Bearer or DPoP and an access token that the org issued and that has not expired; DPoP needs a fresh proof for each request.",
        "Okta API reference, Authentication");

    public static BrokenRule Scope { get; } = new(
        "The access token lacks a scope",
        "Reading needs okta.identitySources.read, everything else okta.identitySources.manage; the source's app and its users okta.apps.read, its schema okta.schemas.read, the org's groups okta.groups.read and the System Log okta.logs.read. The scope has to be granted to the app and asked for with the token.",
        "OAuth 2.0 scopes reference");

    public static BrokenRule RateLimit { get; } = new(
        "Too many requests",
        "Each group of endpoints takes a number of requests a minute, and the org a number at once. Wait until X-Rate-Limit-Reset; when X-Rate-Limit-Limit reads 0, too many were under way at once.",
        "Rate limits reference");

    public static BrokenRule Unknown { get; } = new(
        "There is no such thing",
        "The identity source, session, user, group or path is not known. A user who was deleted is not found any more, and there is no operation that lists users or groups.",
        Reference);

    public static BrokenRule Duplicate { get; } = new(
        "There is one of this id already",
        "Creating is for ids that are not there yet (the emulator assumes so). Update what is there.",
        Reference);

    public static BrokenRule Method { get; } = new(
        "The path takes another method",
        "The path is right, the HTTP method is not.",
        Reference);
}
