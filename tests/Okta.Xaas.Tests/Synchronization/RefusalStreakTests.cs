using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

public class RefusalStreakTests
{
    [Fact]
    public void A_hundred_refusals_in_a_row_are_borne_and_the_next_is_too_many()
    {
        var streak = new RefusalStreak();
        Enumerable.Range(1, RefusalStreak.Limit).Select(_ => streak.NoteRefused()).ToArray().Should().NotContain(true);
        streak.NoteRefused().Should().BeTrue();
    }

    [Fact]
    public void An_acceptance_begins_the_count_anew()
    {
        var streak = new RefusalStreak();
        for (var i = 0; i < RefusalStreak.Limit; i++) streak.NoteRefused();
        streak.NoteAccepted();
        Enumerable.Range(1, RefusalStreak.Limit).Select(_ => streak.NoteRefused()).ToArray().Should().NotContain(true);
    }
}
