using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Tests.Sessions;

/// <summary>The whole state machine: every status, the unknown one and one that not even the enumeration has, by every action.</summary>
public class SessionTransitionsTests
{
    private const SessionStatus NotInTheEnumeration = (SessionStatus)99;

    public static TheoryData<SessionStatus, bool, bool, bool, bool, bool> Matrix => new()
    {
        // status, upload, trigger, cancel, open, final
        { SessionStatus.Unknown, true, true, true, false, false },
        { SessionStatus.Created, true, false, true, true, false },
        { SessionStatus.InProgress, true, true, true, true, false },
        { SessionStatus.Triggered, false, false, false, false, false },
        { SessionStatus.Completed, false, false, false, false, true },
        { SessionStatus.Error, false, false, false, false, true },
        { SessionStatus.Closed, false, false, false, false, true },
        { SessionStatus.Expired, false, false, false, false, true },
        { NotInTheEnumeration, true, true, true, false, false },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Each_status_allows_exactly_its_actions(SessionStatus status, bool upload, bool trigger, bool cancel, bool open, bool final)
    {
        var expected = new Dictionary<SessionAction, bool>
        {
            [SessionAction.Upload] = upload,
            [SessionAction.Trigger] = trigger,
            [SessionAction.Cancel] = cancel,
        };
        foreach (var action in Enum.GetValues<SessionAction>())
        {
            SessionTransitions.Allowed(status).Contains(action).Should().Be(expected[action], $"{action} in {status}");
            var ensuring = FluentActions.Invoking(() => SessionTransitions.EnsureAllowed("aps1", status, action));
            if (expected[action]) ensuring.Should().NotThrow();
            else ensuring.Should().Throw<SessionStateException>().Which.Should().BeEquivalentTo(new { SessionId = "aps1", Status = status, Action = action });
        }

        SessionTransitions.Allowed(status).Should().OnlyHaveUniqueItems();
        SessionTransitions.IsOpen(status).Should().Be(open);
        SessionTransitions.IsFinal(status).Should().Be(final);
    }

    [Fact]
    public void The_matrix_has_every_status() =>
        Matrix.Select(row => (SessionStatus)row[0]).Should().BeEquivalentTo([.. Enum.GetValues<SessionStatus>(), NotInTheEnumeration]);

    [Fact]
    public void The_refusal_names_the_session_its_status_the_action_and_what_is_allowed() =>
        new SessionStateException("aps1", SessionStatus.Created, SessionAction.Trigger).Message
            .Should().Be("Trigger is not possible: session aps1 is Created. Allowed now: Upload, Cancel.");

    [Fact]
    public void The_refusal_for_a_finished_session_says_to_create_a_new_one() =>
        new SessionStateException("aps1", SessionStatus.Expired, SessionAction.Upload).Message
            .Should().Be("Upload is not possible: session aps1 is Expired. Nothing can be done to it any more; create a new session.");

    [Fact]
    public void The_refusal_can_be_caught_as_an_invalid_operation() =>
        new SessionStateException("aps1", SessionStatus.Closed, SessionAction.Cancel).Should().BeAssignableTo<OktaXaasException>();
}
