using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Tests.Results;

/// <summary>Results with something in every list.</summary>
internal static class SampleResult
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.FromHours(1));

    public static SyncResult Empty { get; } = new()
    {
        IdentitySourceId = "0oa1",
        StartedAt = Start,
        FinishedAt = Start.AddMinutes(2),
        ChangesRead = 0,
        ReadToEnd = true,
        Sessions = [],
        Counts = new Dictionary<ChangeKind, ChangeCounts>(),
        Rejected = [],
        WithoutEffect = [],
        InDoubt = [],
        NotSent = [],
    };

    public static RejectedChange Rejection { get; } =
        new() { Index = 3, Kind = ChangeKind.UserUpsert, ExternalId = "E3", Reason = RejectionReason.InvalidLength, Attribute = "firstName", Message = "too long" };

    public static ChangeReference Reference { get; } = new() { Index = 4, Kind = ChangeKind.UserDelete, ExternalId = "E4" };

    public static SyncResult Full { get; } = Empty with
    {
        ChangesRead = 12,
        ReadToEnd = false,
        Sessions =
        [
            new()
            {
                SessionId = "aps1",
                Status = SessionStatus.Completed,
                Outcome = SessionOutcome.Imported,
                Batches = 2,
                Entities = 5,
                Bytes = 1234,
                Changes = new Dictionary<ChangeKind, int> { [ChangeKind.UserUpsert] = 4, [ChangeKind.MembershipAdd] = 9 },
                CreatedAt = Start,
                TriggeredAt = Start.AddSeconds(10),
                FinishedAt = Start.AddSeconds(70),
            },
            new()
            {
                SessionId = "aps2",
                Status = SessionStatus.Unknown,
                Outcome = SessionOutcome.LeftOpen,
                Batches = 0,
                Entities = 0,
                Bytes = 0,
                Changes = new Dictionary<ChangeKind, int>(),
                CreatedAt = Start.AddMinutes(1),
            },
        ],
        Counts = new Dictionary<ChangeKind, ChangeCounts>
        {
            [ChangeKind.UserUpsert] = new() { Imported = 4, Rejected = 1, NotSent = 2 },
            [ChangeKind.MembershipAdd] = new() { Imported = 9, InDoubt = 3, WithoutEffect = 5 },
        },
        Rejected =
        [
            Rejection,
            Rejection with { Kind = ChangeKind.MembershipAdd, MemberExternalId = "E9", Attribute = null },
            new() { Index = 5, Kind = null, ExternalId = "", Reason = RejectionReason.Null, Message = "The change is null." },
        ],
        WithoutEffect = [Reference],
        InDoubt = [new() { Index = 6, Kind = ChangeKind.MembershipRemove, ExternalId = "G1", MemberExternalIds = ["E1", "E2"] }],
        NotSent = [Reference with { Index = 8 }],
    };
}
