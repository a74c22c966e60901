using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Tool.Tests.Report;

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

    public static PlanSummary Plan(KindCounts? users = null, IReadOnlyList<HeldBackRecord>? heldBack = null) => new()
    {
        IdentitySourceId = "0oa1",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Revision = 1,
        Fingerprint = "00",
        Users = users ?? new(),
        HeldBackCount = heldBack?.Count ?? 0,
        HeldBack = heldBack ?? [],
        Estimate = new SyncEstimate { ChangesRead = 0, Changes = new Dictionary<ChangeKind, long>(), Rejected = [], Batches = 0, Bytes = 0, Sessions = 0, ShortestTime = default },
    };
}
