using System.Text.Json.Serialization;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Hosting.Notifications.Internal;

/// <summary>What a webhook is told: numbers, names of safeguards, and messages of the SDK. No key and no value of a person.</summary>
internal sealed record WebhookMessage
{
    public required string Id { get; init; }

    public required string Feed { get; init; }

    public required string IdentitySourceId { get; init; }

    public required FeedRunOutcome Outcome { get; init; }

    public required FeedRunCause Cause { get; init; }

    public int Attempt { get; init; }

    public bool IsRecovery { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset FinishedAt { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    public WebhookCounts? Counts { get; init; }

    public IReadOnlyList<string> Safeguards { get; init; } = [];

    public string? ErrorType { get; init; }

    public int PendingSessions { get; init; }

    public IReadOnlyList<string> WaitingApprovals { get; init; } = [];

    public string Machine { get; init; } = Environment.MachineName;

    public static WebhookMessage Of(string id, FeedRunReport report) => new()
    {
        Id = id,
        Feed = report.Feed,
        IdentitySourceId = report.IdentitySourceId,
        Outcome = report.Outcome,
        Cause = report.Cause,
        Attempt = report.Attempt,
        IsRecovery = report.IsRecovery,
        StartedAt = report.StartedAt,
        FinishedAt = report.FinishedAt,
        RetryAt = report.RetryAt,
        LastSuccessAt = report.State?.LastSuccessAt,
        Counts = report.Result is { } result ? WebhookCounts.Of(result) : null,
        Safeguards = report.Failure is SafeguardException stopped ? [.. stopped.Hits.Select(hit => hit.Safeguard.ToString()).Distinct()] : [],
        ErrorType = report.Failure is null or SafeguardException ? null : ErrorTypes.Of(report.Failure),
        PendingSessions = report.State?.PendingSessions.Count ?? 0,
        WaitingApprovals = [.. (report.State?.Approvals ?? []).Where(approval => approval.State == Snapshots.Approvals.ApprovalState.Waiting).Select(approval => approval.ApprovalId)],
    };
}

/// <summary>The numbers of a run that came to its end.</summary>
internal sealed record WebhookCounts(long Planned, long Imported, long Rejected, long InDoubt, long Pending, long NotSent, long HeldBack)
{
    public static WebhookCounts Of(SnapshotResult result)
    {
        var (plan, sync) = (result.Plan, result.Synchronization);
        return new(plan.Changes, sync?.Imported ?? 0, sync?.Rejected.Count ?? 0, sync?.InDoubt.Count ?? 0, sync?.Pending.Count ?? 0, sync?.NotSent.Count ?? 0, plan.HeldBackCount);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebhookMessage))]
internal sealed partial class WebhookJson : JsonSerializerContext;
