using Okta.Xaas.Api.Models;
using Okta.Xaas.Verification;
using Okta.Xaas.Verification.Internal;

namespace Okta.Xaas.Tests.Verification;

public class LogWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_a_run_it_goes_from_the_first_session_to_the_end_of_the_last() =>
        LogWindow.Of(Result(Session(1, 5), Session(10, 20)), TimeSpan.FromMinutes(3)).Should().Be(new LogWindow(At(-2), At(23)));

    [Fact]
    public void A_session_whose_end_was_not_seen_goes_to_the_end_of_the_run() =>
        LogWindow.Of(Result(Session(1, 5), Session(10, null)), TimeSpan.Zero).Should().Be(new LogWindow(At(1), At(60)));

    [Fact]
    public void Without_a_session_nothing_can_have_failed() => LogWindow.Of(Result(), TimeSpan.Zero).Should().BeNull();

    [Fact]
    public void By_keys_it_goes_back_as_far_as_is_said() =>
        LogWindow.Of(At(0), At(2), new VerificationOptions { LogLookBack = TimeSpan.FromMinutes(30), LogMargin = TimeSpan.FromMinutes(1) }).Should().Be(new LogWindow(At(-31), At(3)));

    private static DateTimeOffset At(int minutes) => Start.AddMinutes(minutes);

    private static SessionReport Session(int created, int? finished) => new()
    {
        SessionId = "aps1",
        Status = SessionStatus.Completed,
        Outcome = default,
        Batches = 1,
        Entities = 1,
        Bytes = 1,
        Changes = new Dictionary<ChangeKind, int>(),
        CreatedAt = At(created),
        FinishedAt = finished is { } minutes ? At(minutes) : null,
    };

    private static SyncResult Result(params SessionReport[] sessions) => new()
    {
        IdentitySourceId = "0oa1",
        StartedAt = At(0),
        FinishedAt = At(60),
        ChangesRead = 1,
        ReadToEnd = true,
        Sessions = sessions,
        Counts = new Dictionary<ChangeKind, ChangeCounts>(),
        Rejected = [],
        WithoutEffect = [],
        InDoubt = [],
        NotSent = [],
    };
}
