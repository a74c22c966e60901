using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Sessions;

public class ImportSessionWaitTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly RecordingApi _api = new();
    private readonly VirtualTimeProvider _time = new(autoAdvance: true);

    public static TheoryData<SessionStatus> FinalStatuses => [SessionStatus.Completed, SessionStatus.Error, SessionStatus.Closed, SessionStatus.Expired];

    [Theory]
    [MemberData(nameof(FinalStatuses))]
    public async Task It_waits_until_the_status_is_final(SessionStatus final)
    {
        var status = await WaitAsync(TimeSpan.FromHours(1), SessionStatus.Triggered, SessionStatus.Triggered, final);
        status.Should().Be(final);
        _time.Elapsed.Should().Be(2 * Interval, "it looks at once, and then at the interval");
        _api.Calls.Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(FinalStatuses))]
    public async Task A_session_that_is_known_to_have_ended_is_not_asked_for(SessionStatus final)
    {
        var session = ImportSession.Attach(_api, RecordingApi.Session("aps1", final));
        (await session.WaitAsync(Interval, TimeSpan.FromHours(1), _time)).Should().Be(final);
        _api.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_status_that_nobody_knows_keeps_it_waiting()
    {
        (await WaitAsync(TimeSpan.FromHours(1), SessionStatus.Unknown, SessionStatus.Unknown, SessionStatus.Completed)).Should().Be(SessionStatus.Completed);
        _time.Elapsed.Should().Be(2 * Interval);
    }

    [Fact]
    public async Task It_gives_up_at_the_limit_with_the_last_status_and_a_last_look()
    {
        (await WaitAsync(TimeSpan.FromSeconds(12), SessionStatus.Triggered)).Should().Be(SessionStatus.Triggered);
        _time.Elapsed.Should().Be(TimeSpan.FromSeconds(12));
        _api.Calls.Should().HaveCount(4, "it looks after 0, 5, 10 and 12 seconds");
    }

    [Fact]
    public async Task An_end_that_comes_with_the_last_look_counts() =>
        (await WaitAsync(TimeSpan.FromSeconds(8), SessionStatus.Triggered, SessionStatus.Triggered, SessionStatus.Completed)).Should().Be(SessionStatus.Completed);

    [Fact]
    public async Task Without_time_it_looks_once()
    {
        (await WaitAsync(TimeSpan.Zero, SessionStatus.Triggered)).Should().Be(SessionStatus.Triggered);
        _api.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task The_callers_token_ends_the_wait()
    {
        using var source = new CancellationTokenSource();
        _api.Statuses.Enqueue(SessionStatus.Triggered);
        var still = new VirtualTimeProvider();
        var waiting = ImportSession.Attach(_api, RecordingApi.Session("aps1", SessionStatus.Triggered)).WaitAsync(Interval, TimeSpan.FromHours(1), still, source.Token);
        waiting.IsCompleted.Should().BeFalse();
        await source.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_look_that_fails_ends_the_wait()
    {
        _api.Failure = new IOException("reset");
        await FluentActions.Awaiting(() => WaitAsync(TimeSpan.FromHours(1), SessionStatus.Triggered)).Should().ThrowAsync<IOException>();
    }

    private Task<SessionStatus> WaitAsync(TimeSpan limit, params SessionStatus[] shown)
    {
        foreach (var status in shown) _api.Statuses.Enqueue(status);
        return ImportSession.Attach(_api, RecordingApi.Session("aps1", SessionStatus.Triggered)).WaitAsync(Interval, limit, _time);
    }
}
