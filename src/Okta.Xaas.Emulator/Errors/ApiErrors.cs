namespace Okta.Xaas.Emulator.Errors;

/// <summary>Every error of the emulated API. D: documented, L: seen live, I: assumed.</summary>
internal static class ApiErrors
{
    // D: code and status.
    public static ApiError NotWellFormed(params IReadOnlyList<string> causes) => new(400, "E0000003", "The request body was not well-formed.", causes) { Rule = BrokenRule.Json };

    public static ApiError NotFound(string id, string kind) => new(404, "E0000007", $"Not found: Resource not found: {id} ({kind})", []) { Rule = BrokenRule.Unknown };

    public static ApiError InvalidToken() => new(401, "E0000011", "Invalid token provided", []) { Rule = BrokenRule.Token };

    // RFC 9449 and 6750: the challenge; I: that Okta's own body comes with it.
    public static ApiError InvalidToken(string scheme, string error, string description, string? nonce)
    {
        KeyValuePair<string, string> challenge = new("WWW-Authenticate", $"{scheme} error=\"{error}\", error_description=\"{description}\"");
        return InvalidToken() with { Headers = nonce is null ? [challenge] : [challenge, new("dpop-nonce", nonce)] };
    }

    // D: code and status; I: that an administrator who lacks the role gets the same.
    public static ApiError NotPermitted() => new(403, "E0000006", "You do not have permission to perform the requested action", []) { Rule = BrokenRule.Scope };

    // D: code and status; the summary and the challenge are those of Okta's management API.
    public static ApiError ScopeMissing(string scheme) => NotPermitted() with
    {
        Headers = [new("WWW-Authenticate", $"{scheme} error=\"insufficient_scope\", error_description=\"The access token provided does not contain the required scopes.\"")],
    };

    public static ApiError TooManyRequests() => new(429, "E0000047", "API call exceeded rate limit due to too many requests.", []) { Rule = BrokenRule.RateLimit };

    // I: no answer for these two is documented.
    public static ApiError MethodNotAllowed() => new(405, "E0000022", "The endpoint does not support the provided HTTP method", []) { Rule = BrokenRule.Method };

    public static ApiError NotJson() => new(415, "E0000003", "The request body was not well-formed.", ["The Content-Type has to be application/json."]) { Rule = BrokenRule.Json };

    // I: the limit is documented, the words are ours.
    public static ApiError TooManyItems(string field, int limit) =>
        Invalid(field, $"{field}: The array can't have more than {limit} items") with { Rule = BrokenRule.Batch };

    public static ApiError NotBeingImported(string sessionId) => Invalid("importSessionId", $"Session={sessionId} is not being imported") with { Rule = null };

    // D: code and status; the summary names the field (I: which).
    public static ApiError Invalid(string field, string cause) => new(400, "E0000001", $"Api validation failed: {field}", [cause]) { Rule = BrokenRule.Field };

    // I: the words.
    public static ApiError Required(string field) => Invalid(field, $"{field}: The field is required");

    // I: the words, and that it is refused before anything else is looked at.
    public static ApiError NulInPath() => Invalid("path", "path: A path can't have the character NUL") with { Rule = BrokenRule.Unknown };

    // L: the whole body.
    public static ApiError CannotBeCancelled() => Invalid("importSessionId", "Only a session that is in CREATED or IN_PROGRESS status can be canceled.") with { Rule = BrokenRule.Cancel };

    // D: the text; I: that it stands in the causes.
    public static ApiError CannotBeTriggered(string sessionId) =>
        Invalid("importSessionId", $"Session={sessionId} should be in IN_PROGRESS status in order to be processed") with { Rule = BrokenRule.Trigger };

    // D: the text; I: the summary's field and that the text stands in the causes.
    public static ApiError CannotBeCreated() =>
        Invalid("identitySourceId", "Only one active import session per identity source is allowed to be created every 5 minutes") with { Rule = BrokenRule.OneSession };

    // I: the texts below are ours; D: the limits.
    public static ApiError CannotBeLoaded(string sessionId) =>
        Invalid("importSessionId", $"Session={sessionId} should be in CREATED or IN_PROGRESS status in order to load data") with { Rule = BrokenRule.Load };

    public static ApiError CannotExpire() => Invalid("importSessionId", "Only a session that is in CREATED or IN_PROGRESS status can expire.");

    public static ApiError TooManyUploads(int limit) => Invalid("importSessionId", $"A session takes at most {limit} bulk requests.") with { Rule = BrokenRule.Uploads };

    public static ApiError BodyTooLarge(int limit) => Invalid("requestBody", $"The request body is larger than {limit} bytes.") with { Rule = BrokenRule.Batch };

    // D: code and summary of Okta's search errors; I: that the System Log uses them for a filter of another form.
    public static ApiError InvalidFilter() => InvalidSearch("filter: The emulator understands eventType eq \"…\", several joined by or");

    public static ApiError InvalidSearch(string cause) => new(400, "E0000031", "Invalid search criteria.", [cause]) { Rule = BrokenRule.Field };

    public static ApiError AlreadyExists(string field) => Invalid(field, $"{field}: An object with this field already exists") with { Rule = BrokenRule.Duplicate };
}
