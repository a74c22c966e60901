using Okta.Xaas.Api.Models;
using Okta.Xaas.Batching;
using Okta.Xaas.Sessions;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Sessions;

public class ImportSessionTests
{
    private readonly RecordingApi _api = new();

    public static TheoryData<SessionStatus, SessionAction> Forbidden
    {
        get
        {
            var rows = new TheoryData<SessionStatus, SessionAction>();
            foreach (var status in Enum.GetValues<SessionStatus>())
            {
                foreach (var action in Enum.GetValues<SessionAction>().Except(SessionTransitions.Allowed(status))) rows.Add(status, action);
            }

            return rows;
        }
    }

    public static TheoryData<SessionStatus, SessionAction, string> Permitted => new()
    {
        { SessionStatus.Created, SessionAction.Upload, "upload aps1 UserDelete 61" },
        { SessionStatus.InProgress, SessionAction.Upload, "upload aps1 UserDelete 61" },
        { SessionStatus.InProgress, SessionAction.Trigger, "start aps1" },
        { SessionStatus.Created, SessionAction.Cancel, "delete aps1" },
        { SessionStatus.InProgress, SessionAction.Cancel, "delete aps1" },
        { SessionStatus.Unknown, SessionAction.Cancel, "delete aps1" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task What_the_status_forbids_never_reaches_the_network(SessionStatus status, SessionAction action)
    {
        var session = Attach(status);
        var refusal = await FluentActions.Awaiting(() => DoAsync(session, action)).Should().ThrowAsync<SessionStateException>();
        refusal.Which.Should().BeEquivalentTo(new { SessionId = "aps1", Status = status, Action = action });
        _api.Calls.Should().BeEmpty();
        session.Status.Should().Be(status);
    }

    [Theory]
    [MemberData(nameof(Permitted))]
    public async Task What_the_status_allows_is_one_call(SessionStatus status, SessionAction action, string call)
    {
        await DoAsync(Attach(status), action);
        _api.Calls.Should().Equal(call);
    }

    [Fact]
    public async Task A_new_session_has_the_id_and_the_status_that_Okta_gave()
    {
        var session = await ImportSession.CreateAsync(_api);
        session.Id.Should().Be("aps1");
        session.Status.Should().Be(SessionStatus.Created);
        _api.Calls.Should().Equal("create");
    }

    [Fact]
    public async Task Only_looking_again_shows_that_data_has_come_in()
    {
        var session = await ImportSession.CreateAsync(_api);
        await DoAsync(session, SessionAction.Upload);
        session.Status.Should().Be(SessionStatus.Created);
        _api.Statuses.Enqueue(SessionStatus.InProgress);
        (await session.RefreshAsync()).Should().Be(SessionStatus.InProgress);
        session.Status.Should().Be(SessionStatus.InProgress);
        (await session.TriggerAsync()).Should().Be(SessionStatus.Triggered);
        session.Status.Should().Be(SessionStatus.Triggered);
        _api.Calls.Should().Equal("create", "upload aps1 UserDelete 61", "get aps1", "start aps1");
    }

    [Fact]
    public async Task A_cancelled_session_is_closed_and_takes_nothing_more()
    {
        var session = Attach(SessionStatus.InProgress);
        await session.CancelAsync();
        session.Status.Should().Be(SessionStatus.Closed);
        await FluentActions.Awaiting(() => session.CancelAsync()).Should().ThrowAsync<SessionStateException>();
        _api.Calls.Should().Equal("delete aps1");
    }

    [Theory]
    [InlineData(SessionAction.Trigger)]
    [InlineData(SessionAction.Cancel)]
    public async Task An_action_that_fails_leaves_the_status_as_it_was(SessionAction action)
    {
        var session = Attach(SessionStatus.InProgress);
        _api.Failure = new IOException("reset");
        await FluentActions.Awaiting(() => DoAsync(session, action)).Should().ThrowAsync<IOException>();
        session.Status.Should().Be(SessionStatus.InProgress);
    }

    [Theory]
    [InlineData(SessionAction.Trigger)]
    [InlineData(SessionAction.Cancel)]
    public async Task Nothing_ends_a_session_while_an_upload_is_under_way(SessionAction action)
    {
        var session = Attach(SessionStatus.InProgress);
        var gates = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        _api.UploadGate = gates[0].Task;
        var first = DoAsync(session, SessionAction.Upload);
        _api.UploadGate = gates[1].Task;
        var second = DoAsync(session, SessionAction.Upload);
        await RefusedAsync();

        gates[0].SetResult();
        await first;
        await RefusedAsync();

        gates[1].SetException(new IOException("reset"));
        await FluentActions.Awaiting(() => second).Should().ThrowAsync<IOException>();
        await FluentActions.Awaiting(() => DoAsync(session, action)).Should().NotThrowAsync("an upload that failed is over, too");
        _api.Calls.Should().HaveCount(3);

        async Task RefusedAsync() =>
            (await FluentActions.Awaiting(() => DoAsync(session, action)).Should().ThrowExactlyAsync<InvalidOperationException>())
                .WithMessage($"{action} is not possible: an upload to session aps1 is under way.*");
    }

    [Fact]
    public async Task A_status_that_forbids_an_upload_leaves_none_under_way()
    {
        var session = Attach(SessionStatus.Triggered);
        await FluentActions.Awaiting(() => DoAsync(session, SessionAction.Upload)).Should().ThrowAsync<SessionStateException>();
        await FluentActions.Awaiting(() => session.CancelAsync()).Should().ThrowAsync<SessionStateException>("it is the status that forbids it, and no upload");
    }

    [Fact]
    public async Task Null_is_refused()
    {
        await FluentActions.Awaiting(() => ImportSession.CreateAsync(null!)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("api");
        FluentActions.Invoking(() => ImportSession.Attach(null!, RecordingApi.Session("aps1", SessionStatus.Created))).Should().Throw<ArgumentNullException>().WithParameterName("api");
        FluentActions.Invoking(() => ImportSession.Attach(_api, null!)).Should().Throw<ArgumentNullException>().WithParameterName("session");
        await FluentActions.Awaiting(() => Attach(SessionStatus.Created).UploadAsync(null!)).Should().ThrowAsync<ArgumentNullException>().WithParameterName("batch");
    }

    [Fact]
    public async Task Every_call_takes_the_callers_token()
    {
        var cancelled = new CancellationToken(canceled: true);
        var session = Attach(SessionStatus.InProgress);
        foreach (var act in new Func<Task>[]
                 {
                     () => ImportSession.CreateAsync(_api, cancelled), () => session.RefreshAsync(cancelled), () => session.TriggerAsync(cancelled),
                     () => session.CancelAsync(cancelled), () => DoAsync(session, SessionAction.Upload, cancelled),
                     () => session.WaitAsync(TimeSpan.Zero, TimeSpan.Zero, cancellationToken: cancelled),
                 })
        {
            await act.Should().ThrowAsync<OperationCanceledException>();
        }
    }

    private ImportSession Attach(SessionStatus status) => ImportSession.Attach(_api, RecordingApi.Session("aps1", status));

    private static async Task DoAsync(ImportSession session, SessionAction action, CancellationToken cancellationToken = default)
    {
        if (action == SessionAction.Trigger) await session.TriggerAsync(cancellationToken);
        else if (action == SessionAction.Cancel) await session.CancelAsync(cancellationToken);
        else await UploadAsync(session, cancellationToken);
    }

    private static async Task UploadAsync(ImportSession session, CancellationToken cancellationToken)
    {
        using var packer = new BatchPacker();
        packer.Add(0, IdentityChange.DeleteUser("E0000001"));
        using var batch = packer.TakeSession().Single();
        await session.UploadAsync(batch, cancellationToken);
    }
}
