using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

public class RefusalStreakTests
{
    [Fact]
    public void A_hundred_refusals_in_a_row_are_borne_and_the_next_is_too_many()
    {
        var streak = new RefusalStreak();
        Enumerable.Range(1, 100).Select(_ => streak.NoteRefused()).Should().AllBeEquivalentTo(false);
        streak.NoteRefused().Should().BeTrue();
    }

    [Fact]
    public void An_acceptance_begins_the_count_anew()
    {
        var streak = new RefusalStreak();
        for (var i = 0; i < 100; i++) streak.NoteRefused();
        streak.NoteAccepted();
        Enumerable.Range(1, 100).Select(_ => streak.NoteRefused()).Should().AllBeEquivalentTo(false);
    }
}
