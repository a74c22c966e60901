using System.Net;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.TestDoubles;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Synchronization;

public class SessionTriggerTests
{
    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly ScriptedOkta _okta = ScriptedOkta.New();
    private OwnedSession _own = new();

    [Fact]
    public async Task A_trigger_that_is_acknowledged_is_one_call()
    {
        _okta.Start(SessionStatus.Triggered);
        await TriggerAsync();
        _okta.Calls.Should().Equal("start aps1");
    }

    [Theory]
    [InlineData(SessionStatus.Triggered)]
    [InlineData(SessionStatus.Completed)]
    [InlineData(SessionStatus.Error)]
    public async Task Without_an_answer_a_session_that_is_on_its_way_was_triggered(SessionStatus status)
    {
        _okta.Start(ScriptedOkta.Unknown()).Get(status);
        await TriggerAsync();
        _okta.Calls.Should().Equal("start aps1", "get aps1");
    }

    [Fact]
    public async Task Without_an_answer_a_session_that_is_still_in_progress_is_triggered_again()
    {
        _okta.Start(ScriptedOkta.Unknown(), ScriptedOkta.Unknown(), SessionStatus.Triggered).Get(SessionStatus.InProgress);
        await TriggerAsync();
        _okta.Calls.Should().Equal("start aps1", "get aps1", "start aps1", "get aps1", "start aps1");
        _clock.Elapsed.Should().Be(TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task It_gives_up_after_five_triggers_without_an_answer()
    {
        _okta.Start(ScriptedOkta.Unknown()).Get(SessionStatus.InProgress);
        (await FluentActions.Awaiting(TriggerAsync).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.Unknown);
        _okta.Calls.Count(c => c == "start aps1").Should().Be(5);
    }

    [Theory]
    [InlineData(SessionStatus.Created)]
    [InlineData(SessionStatus.Closed)]
    [InlineData(SessionStatus.Expired)]
    public async Task A_session_that_cannot_be_triggered_any_more_is_lost(SessionStatus status)
    {
        foreach (var failure in new[] { ScriptedOkta.Unknown(), ScriptedOkta.Refused() })
        {
            var okta = ScriptedOkta.New().Start(failure).Get(status);
            var lost = (await FluentActions.Awaiting(() => TriggerAsync(okta)).Should().ThrowAsync<SessionLostException>()).Which;
            lost.InnerException.Should().BeSameAs(failure);
            okta.Calls.Should().Equal("start aps1", "get aps1");
        }
    }

    [Theory]
    [InlineData(SessionStatus.Triggered)]
    [InlineData(SessionStatus.Completed)]
    public async Task A_refusal_may_answer_the_second_delivery_of_a_trigger_that_worked(SessionStatus status)
    {
        _okta.Start(ScriptedOkta.Refused()).Get(status);
        await TriggerAsync();
        _okta.Calls.Should().Equal("start aps1", "get aps1");
    }

    [Fact]
    public async Task A_refusal_of_a_session_in_progress_is_not_repeated()
    {
        var refusal = ScriptedOkta.Refused();
        _okta.Start(refusal).Get(SessionStatus.InProgress);
        (await FluentActions.Awaiting(TriggerAsync).Should().ThrowAsync<OktaApiException>()).Which.Should().BeSameAs(refusal);
        _okta.Calls.Should().Equal("start aps1", "get aps1");
    }

    [Fact]
    public async Task What_was_not_sent_is_sent_again_without_a_look()
    {
        _okta.Start(ScriptedOkta.NotSent(), ScriptedOkta.Refused(HttpStatusCode.ServiceUnavailable), SessionStatus.Triggered);
        await TriggerAsync();
        _okta.Calls.Should().Equal("start aps1", "start aps1", "start aps1");
        _clock.Elapsed.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_session_that_Okta_does_not_know_any_more_is_lost()
    {
        _okta.Start(ScriptedOkta.Refused(HttpStatusCode.NotFound)).Get(ScriptedOkta.Refused(HttpStatusCode.NotFound));
        await FluentActions.Awaiting(TriggerAsync).Should().ThrowAsync<SessionLostException>().WithMessage("*unknown to Okta*");
        _own.Stage.Should().Be(SessionStage.Open, "it was surely not triggered");
    }

    [Fact]
    public async Task A_session_of_an_unknown_status_may_be_on_its_way_after_a_trigger_without_an_answer()
    {
        _okta.Start(ScriptedOkta.Unknown()).Get(SessionStatus.Unknown);
        await TriggerAsync();
        _own.Stage.Should().Be(SessionStage.Triggering, "nobody has said that it was triggered");
    }

    [Fact]
    public async Task A_refusal_after_a_trigger_without_an_answer_does_not_make_it_untriggered()
    {
        _okta.Start(ScriptedOkta.Unknown(), ScriptedOkta.Refused(HttpStatusCode.NotFound)).Get(SessionStatus.InProgress, ScriptedOkta.Refused(HttpStatusCode.NotFound));
        await FluentActions.Awaiting(TriggerAsync).Should().ThrowAsync<OktaApiException>();
        _own.Stage.Should().Be(SessionStage.Triggering, "the first one may have worked before the session vanished");
    }

    [Fact]
    public async Task A_look_without_an_answer_is_repeated()
    {
        _okta.Start(ScriptedOkta.Unknown()).Get(ScriptedOkta.Unknown(), ScriptedOkta.Unknown(), SessionStatus.Triggered);
        await TriggerAsync();
        _okta.Calls.Should().Equal("start aps1", "get aps1", "get aps1", "get aps1");
        _own.Stage.Should().Be(SessionStage.Triggered);
    }

    [Fact]
    public async Task A_session_that_is_unknown_after_a_trigger_without_an_answer_is_not_taken_for_lost()
    {
        // It may have been triggered and imported before it vanished: that is in doubt, and never loaded again by itself.
        _okta.Start(ScriptedOkta.Unknown()).Get(ScriptedOkta.Refused(HttpStatusCode.NotFound));
        await FluentActions.Awaiting(TriggerAsync).Should().ThrowAsync<OktaApiException>();
        _okta.Calls.Should().Equal("start aps1", "get aps1");
        SessionTable.OutcomeOf(_own.Stage, _own.Seen).Should().Be(SessionOutcome.InDoubt);
    }

    private Task TriggerAsync() => TriggerAsync(_okta);

    private Task TriggerAsync(ScriptedOkta okta)
    {
        var run = RunContexts.Of(okta.Api, _clock);
        var repeat = new SafeRepeat(_clock, run.Progress);
        _own = new();
        _own.Opened(ImportSession.Attach(okta.Api, RecordingApi.Session("aps1", SessionStatus.InProgress)), _clock.GetUtcNow());
        return new SessionTrigger(_clock, repeat, new(repeat)).TriggerAsync(_own, CancellationToken.None);
    }
}
