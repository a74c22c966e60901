using Microsoft.Extensions.Logging;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Diagnostics.Internal;

/// <summary>The logs of what is asked of the org beside the Identity Sources API: event ids 400 to 499. Numbers only, never a key or a value.</summary>
internal static partial class OrgLog
{
    [LoggerMessage(400, LogLevel.Information, "Verified {People} people of identity source {IdentitySourceId} in {Calls} calls: {Confirmed} confirmed, {NotAsExpected} not as the run meant")]
    public static partial void Verified(this ILogger logger, string identitySourceId, int people, int confirmed, int notAsExpected, int calls);

    [LoggerMessage(402, LogLevel.Warning, "The schema of identity source {IdentitySourceId} could not be read, so changes are not held against it. {Why}")]
    public static partial void SchemaNotRead(this ILogger logger, string identitySourceId, string why);

    [LoggerMessage(403, LogLevel.Warning, "Attribute {Attribute} does not fit the schema of identity source {IdentitySourceId} in {Changes} changes, which were sent all the same: {Reason}")]
    public static partial void SchemaWarning(this ILogger logger, string identitySourceId, string attribute, RejectionReason reason, long changes);

    [LoggerMessage(401, LogLevel.Warning, "The people of identity source {IdentitySourceId} are not verified. {Why}")]
    public static partial void VerificationRefused(this ILogger logger, string identitySourceId, string why);
}
