using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Tool.Display;

namespace Okta.Xaas.Tool.Tests.Display;

public class ProgressTextTests
{
    private static readonly FixedClock Clock = new(new DateTimeOffset(2026, 11, 2, 6, 0, 0, TimeSpan.Zero));

    public static TheoryData<SyncPhase, WaitReason?, string> Steps => new()
    {
        { SyncPhase.Reading, null, "session 1 (aps1): done" },
        { SyncPhase.OpeningSession, null, "session 1 (aps1): opening" },
        { SyncPhase.OpeningSession, WaitReason.CreationCooldown, "session 1 (aps1): waiting 4:05 min; Okta wants five between two imports" },
        { SyncPhase.OpeningSession, WaitReason.ExistingSession, "session 1 (aps1): waiting at most 4:05 min for somebody else's session" },
        { SyncPhase.Uploading, null, "session 1 (aps1): loading people, groups and memberships" },
        { SyncPhase.Uploading, WaitReason.Retry, "session 1 (aps1): waiting 4:05 min before a request is repeated" },
        { SyncPhase.Triggering, null, "session 1 (aps1): 7 requests loaded; starting the import" },
        { SyncPhase.Importing, WaitReason.Import, "session 1 (aps1): Okta imports 7 requests" },
        { SyncPhase.Canceling, null, "session 1 (aps1): cancelling it, so that nothing of it is imported" },
        { SyncPhase.Finished, null, "done, 1,234 changes imported" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Says_what_the_run_is_doing(SyncPhase phase, WaitReason? wait, string expected)
    {
        var progress = new SyncProgress
        {
            Phase = phase,
            SessionNumber = 1,
            SessionId = "aps1",
            BatchesUploaded = 7,
            ChangesImported = 1234,
            WaitReason = wait,
            WaitingUntil = wait is null ? null : Clock.GetUtcNow() + new TimeSpan(0, 4, 5),
        };

        new ProgressText(2000, Clock).Of(progress).Should().Be(expected);
    }

    [Fact]
    public void Begins_with_the_list() => new ProgressText(1, Clock).Of(new SyncProgress { Phase = SyncPhase.Reading }).Should().Be("reading the list");
}
