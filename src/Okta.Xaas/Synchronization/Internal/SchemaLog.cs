using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The logs of the schema that changes are held against: event ids 234 and 235. Names of attributes and numbers only.</summary>
internal static partial class SchemaLog
{
    [LoggerMessage(234, LogLevel.Warning, "The schema of identity source {IdentitySourceId} could not be read, so changes are not held against it. {Why}")]
    public static partial void SchemaNotRead(this ILogger logger, string identitySourceId, string why);

    [LoggerMessage(235, LogLevel.Warning, "Attribute {Attribute} does not fit the schema of identity source {IdentitySourceId}; changes with it that were sent all the same: {Changes}. {Reason}")]
    public static partial void SchemaWarning(this ILogger logger, string identitySourceId, string attribute, RejectionReason reason, long changes);
}
