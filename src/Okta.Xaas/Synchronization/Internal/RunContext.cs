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
<<<<<<< HEAD
=======

    /// <summary>Set before changes are read.</summary>
    public SchemaGuard Schema { get; set; } = SchemaGuard.None;

    public CleanUp CleanUp { get; } = new(Time, Options.CleanUpTimeLimit);

    public void Dispose() => CleanUp.Dispose();
>>>>>>> 0b75286 (Hold changes against the source's schema, and tell whether everything is in place)
}
