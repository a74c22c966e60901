using Okta.Xaas.Api.Models;
using Okta.Xaas.Batching;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

public class RunAccountTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly RunAccount _account = new("0oasource");

    public static TheoryData<SessionOutcome, string> Outcomes => new()
    {
        { SessionOutcome.Imported, nameof(ChangeCounts.Imported) },
        { SessionOutcome.WithoutEffect, nameof(ChangeCounts.WithoutEffect) },
        { SessionOutcome.Canceled, nameof(ChangeCounts.NotSent) },
        { SessionOutcome.Reloaded, nameof(ChangeCounts.NotSent) },
        { SessionOutcome.LeftOpen, nameof(ChangeCounts.NotSent) },
        { SessionOutcome.InDoubt, nameof(ChangeCounts.InDoubt) },
        { SessionOutcome.ImportPending, nameof(ChangeCounts.Pending) },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_sessions_outcome_decides_where_its_changes_are_booked(SessionOutcome outcome, string counted)
    {
        Book(outcome, IdentityChange.DeleteUser("E0"), IdentityChange.AddMembers("G1", ["E1", "E2"]));
        var result = Result();
        foreach (var (kind, count) in new[] { (ChangeKind.UserDelete, 1L), (ChangeKind.MembershipAdd, 2L) })
        {
            var counts = result.Counts[kind];
            counts.Total.Should().Be(count);
            typeof(ChangeCounts).GetProperty(counted)!.GetValue(counts).Should().Be(count);
        }

        var lists = new Dictionary<string, IReadOnlyList<ChangeReference>>
        {
            [nameof(ChangeCounts.WithoutEffect)] = result.WithoutEffect,
            [nameof(ChangeCounts.InDoubt)] = result.InDoubt,
            [nameof(ChangeCounts.Pending)] = result.Pending,
            [nameof(ChangeCounts.NotSent)] = result.NotSent,
        };
        foreach (var (name, list) in lists)
        {
            if (name == counted) list.Select(r => (r.Index, r.ExternalId, Members: r.MemberExternalIds?.Count ?? 0)).Should().BeEquivalentTo([(0L, "E0", 0), (1L, "G1", 2)]);
            else list.Should().BeEmpty();
        }

        result.Sessions.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
        _account.Imported.Should().Be(outcome == SessionOutcome.Imported ? 3 : 0);
    }

    [Fact]
    public void Every_outcome_is_booked_somewhere() =>
        Outcomes.Select(row => (SessionOutcome)row[0]).Should().BeEquivalentTo(Enum.GetValues<SessionOutcome>());

    [Fact]
    public void All_faults_of_a_change_are_one_rejection()
    {
        var change = IdentityChange.UpsertUser("E1", new UserProfile { FirstName = "", Email = null });
        _account.Reject(7, change, ChangeValidator.Validate(change));
        var rejected = Result().Rejected.Should().ContainSingle().Subject;
        rejected.Should().BeEquivalentTo(new { Index = 7, Kind = ChangeKind.UserUpsert, ExternalId = "E1", Reason = RejectionReason.InvalidLength, Attribute = "firstName" });
        rejected.Message.Should().Contain("firstName").And.Contain("email");
        Result().Counts[ChangeKind.UserUpsert].Should().Be(new ChangeCounts { Rejected = 1 });
    }

    [Fact]
    public void Each_member_at_fault_is_a_rejection_of_its_own()
    {
        var tooLong = new string('x', 256);
        var change = IdentityChange.AddMembers("G1", ["E1", "", "", tooLong]);
        _account.Reject(0, change, ChangeValidator.Validate(change));
        Result().Rejected.Select(r => (r.MemberExternalId, r.Reason)).Should().Equal(("", RejectionReason.MissingExternalId), (tooLong, RejectionReason.InvalidLength));
        Result().Counts[ChangeKind.MembershipAdd].Should().Be(new ChangeCounts { Rejected = 2 });
    }

    [Fact]
    public void A_membership_change_that_is_rejected_whole_counts_its_members_once_each()
    {
        var change = IdentityChange.AddMembers("", ["E1", "E2", "E1", ""]);
        _account.Reject(0, change, ChangeValidator.Validate(change));
        Result().Rejected.Should().ContainSingle().Which.MemberExternalId.Should().BeNull();
        Result().Counts[ChangeKind.MembershipAdd].Should().Be(new ChangeCounts { Rejected = 3 });
    }

    [Fact]
    public void A_change_that_is_null_is_a_rejection_without_a_kind()
    {
        _account.Reject(0, null, [new(RejectionReason.Null, "The change is null.")]);
        Result().Rejected.Should().ContainSingle().Which.Kind.Should().BeNull();
        Result().Counts.Should().BeEmpty();
    }

    private void Book(SessionOutcome outcome, params IdentityChange[] changes)
    {
        using var packer = new BatchPacker();
        for (var i = 0; i < changes.Length; i++) packer.Add(i, changes[i]);
        var batches = packer.TakeSession();
        _account.Book(
            new()
            {
                SessionId = "aps1",
                Status = SessionStatus.Completed,
                Outcome = outcome,
                Batches = batches.Count,
                Entities = 2,
                Bytes = 1,
                Changes = new Dictionary<ChangeKind, int>(),
                CreatedAt = Start,
            });
        _account.Book(outcome, batches);
        foreach (var batch in batches) batch.Dispose();
    }

    private SyncResult Result() => _account.ToResult("0oa1", Start, Start);
}
