using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Tests.Sessions;

public class CreationCooldownPropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    // Ages of 0 to 15 minutes around a cooldown of 0 to 10: both sides of the rule are met often.
    private static readonly Arbitrary<Situation> Situations = Arb.From(
        from cooldown in Gen.Choose(0, 600)
        from count in Gen.Choose(0, 5)
        from sessions in (from status in Gen.Elements(Enum.GetValues<SessionStatus>().Where(s => !SessionTransitions.IsOpen(s))) from age in Gen.Choose(0, 900) select (status, age)).ArrayOf(count)
        from own in Gen.Choose(-1, 900)
        from refused in Gen.Elements(true, false)
        select new Situation(
            TimeSpan.FromSeconds(cooldown),
            [.. sessions.Select((s, n) => new IdentitySourceSession { Id = $"aps{n}", Status = s.status, LastUpdated = Now.AddSeconds(-s.age) })],
            own < 0 ? null : TimeSpan.FromSeconds(own),
            refused));

    [Fact]
    public void Strict_never_permits_creation_while_a_triggered_session_is_younger_than_the_cooldown() => Holds(s =>
    {
        if (!s.Decide(CooldownMode.Strict, TimeSpan.Zero).CanCreate) return;
        s.TriggeredAges.Should().NotContain(age => age < s.Cooldown);
        if (s.SinceOwnTrigger is { } own) own.Should().BeGreaterThanOrEqualTo(s.Cooldown);
    });

    [Fact]
    public void Strict_permits_creation_when_nothing_is_younger_than_the_cooldown() => Holds(s =>
    {
        var young = s.TriggeredAges.Concat(s.FinishedAges).Concat(s.SinceOwnTrigger is { } own ? [own] : []).Any(age => age < s.Cooldown);
        s.Decide(CooldownMode.Strict, TimeSpan.Zero).CanCreate.Should().Be(!young);
    });

    [Fact]
    public void Eager_never_permits_creation_while_an_active_triggered_session_is_younger_than_the_cooldown() => Holds(s =>
    {
        if (s.Decide(CooldownMode.Eager, TimeSpan.Zero).CanCreate) s.TriggeredAges.Should().NotContain(age => age < s.Cooldown);
    });

    [Fact]
    public void Waiting_what_it_says_and_asking_again_permits() => Holds(s =>
    {
        foreach (var mode in Enum.GetValues<CooldownMode>())
        {
            var decision = s.Decide(mode, TimeSpan.Zero);
            s.Decide(mode, decision.Wait).CanCreate.Should().BeTrue();
            if (decision.Wait > TimeSpan.Zero) s.Decide(mode, decision.Wait - TimeSpan.FromTicks(1)).CanCreate.Should().BeFalse("it says no more than is needed");
        }
    });

    [Fact]
    public void No_wait_is_longer_than_the_cooldown() => Holds(s =>
    {
        foreach (var mode in Enum.GetValues<CooldownMode>())
            s.Decide(mode, TimeSpan.Zero).Wait.Should().BeGreaterThanOrEqualTo(TimeSpan.Zero).And.BeLessThanOrEqualTo(s.Cooldown);
    });

    private static void Holds(Action<Situation> property) => Prop.ForAll(Situations, property).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private sealed record Situation(TimeSpan Cooldown, IReadOnlyList<IdentitySourceSession> Sessions, TimeSpan? SinceOwnTrigger, bool Refused)
    {
        public IEnumerable<TimeSpan> TriggeredAges => Ages(SessionStatus.Triggered);

        public IEnumerable<TimeSpan> FinishedAges => Ages(SessionStatus.Completed).Concat(Ages(SessionStatus.Error));

        public CooldownDecision Decide(CooldownMode mode, TimeSpan later) =>
            new CreationCooldown(Cooldown, mode).Decide(Sessions, Now + later, SinceOwnTrigger + later, Refused);

        public override string ToString() =>
            $"cooldown {Cooldown}, own trigger {SinceOwnTrigger}, refused {Refused}: {string.Join(", ", Sessions.Select(s => $"{s.Status} {Now - s.LastUpdated}"))}";

        private IEnumerable<TimeSpan> Ages(SessionStatus status) => Sessions.Where(s => s.Status == status).Select(s => Now - s.LastUpdated!.Value);
    }
}
