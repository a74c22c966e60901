using Microsoft.Extensions.Logging;

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

    public ImportPace Imports { get; } = new();

    /// <summary>How many uploads may be under way at once.</summary>
    public UploadSlots Uploads { get; init; } = new(Options.MaxConcurrentUploads);

    /// <summary>Set before changes are read.</summary>
    public SchemaGuard Schema { get; set; } = SchemaGuard.None;
}
