using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Journal;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

/// <summary>What the parts of a run need, around the doubles of a test.</summary>
internal static class RunContexts
{
    public static RunContext Of(IIdentitySourcesApi api, TimeProvider time, ISynchronizationJournal? journal = null, SynchronizationOptions? options = null, IProgress<SyncProgress>? progress = null)
    {
        var account = new RunAccount("0oasource");
        options ??= new();
        return new(api, options, time, NullLogger.Instance, account, new(progress, account, NullLogger.Instance), new(time), new(journal ?? new MemoryJournal(), time), new(), new(time, options.CleanUpTimeLimit));
    }
}
