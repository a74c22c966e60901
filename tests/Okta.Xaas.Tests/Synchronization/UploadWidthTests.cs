using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Synchronization;

/// <summary>How many uploads may be under way at once, by what their answers tell.</summary>
public class UploadWidthTests
{
    private const int MostCeiling = 32;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(1);

    [Fact]
    public void It_begins_with_four_or_with_fewer_where_the_ceiling_is_lower()
    {
        for (var ceiling = 1; ceiling <= MostCeiling; ceiling++) UploadWidth.Begin(ceiling).Width.Should().Be(Math.Min(4, ceiling));
    }

    [Fact]
    public void It_doubles_each_round_up_to_the_ceiling_while_answers_come_as_fast_as_before()
    {
        var state = UploadWidth.Begin(20);
        List<int> widths = [state.Width];
        for (var round = 0; round < 4; round++)
        {
            state = Round(state, Usual);
            widths.Add(state.Width);
        }

        widths.Should().Equal(4, 8, 16, 20, 20);
    }

    [Fact]
    public void It_does_not_widen_where_nobody_waits_or_the_window_has_no_room()
    {
        var state = UploadWidth.Begin(16);

        Answer(state, isFull: false).Width.Should().Be(4);
        Answer(state, remaining: 4).Width.Should().Be(4);
        Answer(state, remaining: 5).Width.Should().Be(5);
        Answer(state, remaining: null).Width.Should().Be(5);
    }

    [Fact]
    public void A_429_halves_it_once_for_all_that_were_under_way_and_then_it_widens_by_one_a_round()
    {
        var state = Round(Round(UploadWidth.Begin(16), Usual), Usual);
        var before = state.Generation;

        for (var refusal = 0; refusal < 16; refusal++) state = UploadWidth.Refused(state, before);
        state.Width.Should().Be(8);
        UploadWidth.Answered(state, before, Usual, isFull: true, null).Should().Be(state, "that tells of the width before");

        Round(state, Usual).Width.Should().Be(9);
        Round(Round(state, Usual), Usual).Width.Should().Be(10);
    }

    /// <summary>All ceilings: 429 after 429, and all the way back.</summary>
    [Fact]
    public void Refusals_lead_down_to_one_and_answers_back_to_the_ceiling()
    {
        for (var ceiling = 1; ceiling <= MostCeiling; ceiling++)
        {
            var state = UploadWidth.Begin(ceiling);
            while (state.Width < ceiling) state = Round(state, Usual);
            for (var refusals = 0; refusals < 6; refusals++)
            {
                var halved = UploadWidth.Refused(state, state.Generation);
                halved.Width.Should().Be(Math.Max(1, state.Width / 2));
                state = halved;
            }

            state.Width.Should().Be(1);
            for (var width = 1; width < ceiling; width++)
            {
                state.Width.Should().Be(width);
                state = Round(state, Usual);
            }

            state.Width.Should().Be(ceiling);
        }
    }

    [Fact]
    public void A_round_that_takes_more_than_twice_as_long_as_the_fastest_halves_it_but_not_below_four()
    {
        var wide = Round(Round(UploadWidth.Begin(16), Usual), Usual);

        Round(wide, Usual * 2).Width.Should().Be(16);
        Round(wide, Usual * 2.2).Width.Should().Be(8);
        Round(Round(wide, Usual * 9), Usual * 9).Width.Should().Be(4);
        Round(Round(Round(wide, Usual * 9), Usual * 9), Usual * 9).Width.Should().Be(5, "four are not the reason for slow answers");
    }

    [Fact]
    public void A_few_milliseconds_more_are_not_slow_however_many_times_as_long_they_are()
    {
        var state = Round(UploadWidth.Begin(16), TimeSpan.FromMilliseconds(1));

        Round(state, TimeSpan.FromMilliseconds(90)).Width.Should().Be(16);
    }

    [Fact]
    public void What_was_fast_once_is_forgotten_by_and_by()
    {
        var state = Round(UploadWidth.Begin(16), Usual);
        for (var round = 0; round < 100; round++) state = Round(state, Usual * 4);

        state.Fastest.Should().Be(Usual * 4);
        state.Width.Should().Be(16);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 1)]
    [InlineData(1.03, 1.03)]
    [InlineData(1.5, 1.0625)]
    public void A_slower_round_moves_what_is_usual_by_a_sixteenth_and_a_faster_one_altogether(double round, double usual) =>
        Round(Round(UploadWidth.Begin(16), Usual), Usual * round).Fastest.Should().Be(Usual * usual);

    [Fact]
    public void With_the_floor_at_the_ceiling_it_is_fixed() => Holds((state, next) => next.Width == state.Width, ceiling => UploadWidth.Begin(ceiling) with { Width = ceiling, Round = ceiling, Floor = ceiling });

    /// <summary>Whatever happens in whatever order.</summary>
    [Fact]
    public void It_stays_between_one_and_the_ceiling_and_widens_by_one_at_a_time() => Holds(
        (state, next) =>
            next.Width is >= 1 && next.Width <= next.Ceiling
            && next.Width <= state.Width + 1
            && (next.Width >= state.Width || (next.Generation == state.Generation + 1 && next.Width >= state.Width / 2))
            && next.Answers < next.Round,
        UploadWidth.Begin);

    [Fact]
    public void The_same_tells_the_same() => Holds((_, _) => true, UploadWidth.Begin, twice: true);

    private static void Holds(Func<UploadWidthState, UploadWidthState, bool> holds, Func<int, UploadWidthState> begin, bool twice = false) =>
        Prop.ForAll(
            (from ceiling in Gen.Choose(1, MostCeiling)
             from steps in (from refused in Gen.Frequency((1, Gen.Constant(true)), (9, Gen.Constant(false)))
                            from old in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
                            from milliseconds in Gen.Frequency((5, Gen.Choose(900, 1_100)), (1, Gen.Choose(0, 20_000)))
                            from isFull in Gen.Elements(true, true, false)
                            from remaining in Gen.OneOf(Gen.Constant((int?)null), from left in Gen.Choose(0, 50) select (int?)left)
                            select (refused, old, Took: TimeSpan.FromMilliseconds(milliseconds), isFull, remaining)).ListOf(200)
             select (ceiling, steps)).ToArbitrary(),
            run =>
            {
                var state = begin(run.ceiling);
                foreach (var step in run.steps)
                {
                    var next = Next(state);
                    if (!holds(state, next) || (step.old && next != state) || (twice && Next(state) != next)) return false;
                    state = next;

                    UploadWidthState Next(in UploadWidthState from) => step.refused
                        ? UploadWidth.Refused(from, from.Generation - (step.old ? 1 : 0))
                        : UploadWidth.Answered(from, from.Generation - (step.old ? 1 : 0), step.Took, step.isFull, step.remaining);
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static UploadWidthState Answer(in UploadWidthState state, bool isFull = true, int? remaining = null) => UploadWidth.Answered(state, state.Generation, Usual, isFull, remaining);

    private static UploadWidthState Round(UploadWidthState state, TimeSpan took)
    {
        var (answers, generation) = (state.Round, state.Generation);
        for (var answer = 0; answer < answers; answer++) state = UploadWidth.Answered(state, generation, took, isFull: true, null);
        return state;
    }
}
