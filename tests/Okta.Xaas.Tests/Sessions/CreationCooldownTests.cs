using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Tests.Sessions;

public class CreationCooldownTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, CooldownMode, string, int?, bool, int> Table => new()
    {
        // what, mode, sessions as "status age-in-seconds", seconds since the own trigger, refused, seconds to wait
        { "nothing", CooldownMode.Strict, "", null, false, 0 },
        { "nothing", CooldownMode.Eager, "", null, false, 0 },
        { "just triggered", CooldownMode.Strict, "Triggered 0", null, false, 300 },
        { "just triggered", CooldownMode.Eager, "Triggered 0", null, false, 300 },
        { "one second left", CooldownMode.Strict, "Triggered 299", null, false, 1 },
        { "to the second", CooldownMode.Strict, "Triggered 300", null, false, 0 },
        { "to the second", CooldownMode.Eager, "Triggered 300", null, false, 0 },
        { "long ago", CooldownMode.Strict, "Triggered 90000", null, false, 0 },
        { "the youngest counts", CooldownMode.Strict, "Triggered 200;Triggered 10;Triggered 290", null, false, 290 },
        { "the youngest counts", CooldownMode.Eager, "Triggered 200;Triggered 10;Triggered 290", null, false, 290 },
        { "a finished one was triggered before it changed", CooldownMode.Strict, "Completed 60", null, false, 240 },
        { "a failed one too", CooldownMode.Strict, "Error 60", null, false, 240 },
        { "a finished one is no longer active", CooldownMode.Eager, "Completed 60;Error 60", null, false, 0 },
        { "a finished one counts after a refusal", CooldownMode.Eager, "Completed 60", null, true, 240 },
        { "one that was cancelled was never triggered", CooldownMode.Strict, "Closed 0;Expired 0", null, true, 0 },
        { "a status that nobody knows has no rule", CooldownMode.Strict, "Unknown 0", null, true, 0 },
        { "the own trigger, of a session that the list no longer has", CooldownMode.Strict, "", 100, false, 200 },
        { "the own trigger long ago", CooldownMode.Strict, "", 301, false, 0 },
        { "the own trigger of a session that is no longer active", CooldownMode.Eager, "", 100, false, 0 },
        { "the own trigger after a refusal", CooldownMode.Eager, "", 100, true, 200 },
        { "the later of the own trigger and the list's", CooldownMode.Strict, "Triggered 50", 100, false, 250 },
        { "the later of the list's and the own trigger", CooldownMode.Strict, "Triggered 250", 100, false, 200 },
        { "an own trigger says nothing of a younger foreign one", CooldownMode.Eager, "Triggered 10", 100, false, 290 },
        { "changed in the future by a clock that was set back", CooldownMode.Strict, "Triggered -3600", null, false, 300 },
        { "changed at a time that Okta does not tell", CooldownMode.Strict, "Triggered ?", null, false, 300 },
        { "changed at a time that Okta does not tell", CooldownMode.Eager, "Triggered ?", null, false, 300 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_wait_follows_from_the_list_and_the_own_trigger(string what, CooldownMode mode, string sessions, int? sinceOwnTrigger, bool refused, int wait)
    {
        var decision = new CreationCooldown(TimeSpan.FromMinutes(5), mode)
            .Decide(Sessions(sessions), Now, sinceOwnTrigger is { } s ? TimeSpan.FromSeconds(s) : null, refused);
        decision.Wait.Should().Be(TimeSpan.FromSeconds(wait), what);
        decision.CanCreate.Should().Be(wait == 0, what);
        decision.OpenSession.Should().BeNull();
    }

    [Theory]
    [InlineData("Created 0")]
    [InlineData("InProgress 86400")]
    [InlineData("Triggered 0;Completed 0;InProgress 10")]
    public void An_open_session_is_in_the_way_whatever_the_time(string sessions)
    {
        foreach (var mode in Enum.GetValues<CooldownMode>())
        {
            var decision = new CreationCooldown(TimeSpan.FromMinutes(5), mode).Decide(Sessions(sessions), Now, TimeSpan.Zero, refused: true);
            decision.CanCreate.Should().BeFalse();
            decision.OpenSession!.Status.Should().BeOneOf(SessionStatus.Created, SessionStatus.InProgress);
        }
    }

    [Fact]
    public void Without_a_cooldown_nothing_is_waited_for() =>
        new CreationCooldown(TimeSpan.Zero, CooldownMode.Strict).Decide(Sessions("Triggered 0"), Now, TimeSpan.Zero).CanCreate.Should().BeTrue();

    [Fact]
    public void Null_is_refused() =>
        new CreationCooldown(TimeSpan.Zero, CooldownMode.Strict).Invoking(c => c.Decide(null!, Now, null)).Should().Throw<ArgumentNullException>().WithParameterName("sessions");

    private static IdentitySourceSession[] Sessions(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select((s, number) => s.Split(' ') switch
        {
            [var status, var age] => new IdentitySourceSession
            {
                Id = $"aps{number}",
                Status = Enum.Parse<SessionStatus>(status),
                Created = Now.AddDays(-2),
                LastUpdated = age == "?" ? null : Now.AddSeconds(-int.Parse(age, System.Globalization.CultureInfo.InvariantCulture)),
            },
            _ => throw new FormatException(s),
        })];
}
