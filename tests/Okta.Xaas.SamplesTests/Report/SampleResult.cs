using Okta.Xaas.Changes;
using Okta.Xaas.Results;

namespace Okta.Xaas.SamplesTests.Report;

internal static class SampleResult
{
    public static SyncResult With(IReadOnlyDictionary<ChangeKind, ChangeCounts> counts) => new()
    {
        IdentitySourceId = "0oa1",
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch.AddSeconds(3),
        ChangesRead = 3,
        ReadToEnd = true,
        Sessions = [],
        Counts = counts,
        Rejected = [],
        WithoutEffect = [],
        InDoubt = [],
        NotSent = [],
    };
}
