using Microsoft.Extensions.Logging;
using Okta.Xaas.Api;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What every part of a run needs.</summary>
internal sealed record RunContext(
    IIdentitySourcesApi Api,
    SynchronizationOptions Options,
    TimeProvider Time,
    ILogger Logger,
    RunAccount Account,
    ProgressReporter Progress,
    OwnTriggers OwnTriggers,
    JournalWriter Journal,
    RefusalStreak Refusals,
    CleanUp CleanUp)
{
    public RefusedEntities RefusedEntities { get; } = new();

    /// <summary>Set before changes are read.</summary>
    public SchemaGuard Schema { get; set; } = SchemaGuard.None;
}
