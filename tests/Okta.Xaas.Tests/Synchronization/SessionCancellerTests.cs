using System.Net;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Synchronization;

public class SessionCancellerTests
{
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly ScriptedOkta _okta = ScriptedOkta.New();

    [Theory]
    [InlineData(SessionStatus.Created)]
    [InlineData(SessionStatus.InProgress)]
    [InlineData(SessionStatus.Unknown)]
    public async Task An_open_session_is_cancelled_by_one_call(SessionStatus status)
    {
        _okta.Delete(0);
        (await CancelAsync(status)).Should().Be(Sighting.Closed);
        _okta.Calls.Should().Equal("delete aps1");
    }

    [Theory]
    [InlineData(SessionStatus.Triggered)]
    [InlineData(SessionStatus.Completed)]
    [InlineData(SessionStatus.Error)]
    [InlineData(SessionStatus.Closed)]
    [InlineData(SessionStatus.Expired)]
    public async Task What_cannot_be_cancelled_is_left_alone(SessionStatus status)
    {
        (await CancelAsync(status)).Should().Be(Sightings.Of(status));
        _okta.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData(SessionStatus.Closed)]
    [InlineData(SessionStatus.Triggered)]
    [InlineData(SessionStatus.Completed)]
    [InlineData(SessionStatus.Expired)]
    public async Task After_a_failure_the_status_decides(SessionStatus status)
    {
        foreach (var failure in new[] { ScriptedOkta.Unknown(), ScriptedOkta.Refused() })
        {
            var okta = ScriptedOkta.New().Delete(failure).Get(status);
            (await CancelAsync(SessionStatus.InProgress, okta)).Should().Be(Sightings.Of(status));
            okta.Calls.Should().Equal("delete aps1", "get aps1");
        }
    }

    [Fact]
    public async Task A_session_that_is_still_open_after_a_failure_is_cancelled_again()
    {
        _okta.Delete(ScriptedOkta.Unknown(), ScriptedOkta.NotSent(), ScriptedOkta.Refused(), 0).Get(SessionStatus.InProgress);
        (await CancelAsync(SessionStatus.InProgress)).Should().Be(Sighting.Closed);
        _okta.Calls.Should().Equal("delete aps1", "get aps1", "delete aps1", "get aps1", "delete aps1", "get aps1", "delete aps1");
        _clock.Elapsed.Should().Be(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_look_without_an_answer_is_followed_by_another_cancellation()
    {
        _okta.Delete(ScriptedOkta.Unknown(), 0).Get(ScriptedOkta.Unknown());
        (await CancelAsync(SessionStatus.InProgress)).Should().Be(Sighting.Closed);
        _okta.Calls.Should().Equal("delete aps1", "get aps1", "delete aps1");
    }

    [Fact]
    public async Task A_session_that_Okta_does_not_know_is_as_good_as_closed()
    {
        _okta.Delete(ScriptedOkta.Refused(HttpStatusCode.NotFound)).Get(ScriptedOkta.Refused(HttpStatusCode.NotFound));
        (await CancelAsync(SessionStatus.InProgress)).Should().Be(Sighting.Gone);
        _okta.Calls.Should().Equal("delete aps1", "get aps1");
    }

    [Fact]
    public async Task A_look_that_is_refused_ends_it()
    {
        var refusal = ScriptedOkta.Refused(HttpStatusCode.Forbidden);
        _okta.Delete(ScriptedOkta.Unknown()).Get(refusal);
        (await FluentActions.Awaiting(() => CancelAsync(SessionStatus.InProgress)).Should().ThrowAsync<OktaApiException>()).Which.Should().BeSameAs(refusal);
    }

    [Fact]
    public async Task It_gives_up_after_five_cancellations_without_an_answer()
    {
        _okta.Delete(ScriptedOkta.Unknown()).Get(SessionStatus.InProgress);
        await FluentActions.Awaiting(() => CancelAsync(SessionStatus.InProgress)).Should().ThrowAsync<OktaApiException>();
        _okta.Calls.Count(c => c == "delete aps1").Should().Be(5);
        _clock.Elapsed.Should().Be(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task The_token_ends_it_wherever_it_is()
    {
        using var limit = new CancellationTokenSource();
        await limit.CancelAsync();
        _okta.Delete(ScriptedOkta.Unknown()).Get(ScriptedOkta.Unknown());
        var clock = new VirtualTimeProvider();
        var own = Own(_okta.Api, SessionStatus.InProgress);
        await FluentActions.Awaiting(() => new SessionCanceller(clock).CancelAsync(own, SessionEvent.Stopped, limit.Token)).Should().ThrowAsync<OperationCanceledException>();
        _okta.SawCancellableToken.Should().BeTrue("each call, with its repetitions, is cut by it");
    }

    private async Task<Sighting> CancelAsync(SessionStatus status, ScriptedOkta? okta = null)
    {
        var own = Own((okta ?? _okta).Api, status);
        await new SessionCanceller(_clock).CancelAsync(own, SessionEvent.GivenUp, CancellationToken.None);
        return own.Seen;
    }

    private static OwnedSession Own(IIdentitySourcesApi api, SessionStatus status)
    {
        var own = new OwnedSession();
        own.Opened(ImportSession.Attach(api, RecordingApi.Session("aps1", status)), VirtualTimeProvider.Start);
        return own;
    }
}
