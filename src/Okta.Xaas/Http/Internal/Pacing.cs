namespace Okta.Xaas.Http.Internal;

/// <summary>
/// Decides when a request may leave, so that Okta seldom has to refuse one: by what is left of the window, as every answer tells, and of the part
/// of it that is ours. Knows no clock and no I/O.
/// </summary>
internal static class Pacing
{
    // Okta's windows are usually of a minute.
    private static readonly TimeSpan UsualWindow = TimeSpan.FromMinutes(1);

    // So many leave into a window of which nothing is told yet, though the one before had a limit: the first answers tell how much of it is left.
    private const int UnknownWindow = 4;

    private static readonly TimeSpan UnknownSpacing = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestSpacing = TimeSpan.FromSeconds(1);

    /// <param name="state">What is known.</param>
    /// <param name="now">The time.</param>
    /// <param name="room">How many requests are left to more urgent ones.</param>
    /// <param name="share">Our part of the limit, more than 0, at most 1.</param>
    public static PacingDecision Decide(in PacingState state, TimeSpan now, int room, double share)
    {
        if (now < state.PausedUntil) return PacingDecision.WaitFor(state.PausedUntil - now);
        if (now < state.NextStart) return PacingDecision.WaitFor(state.NextStart - now);
        if (!state.IsKnown(now)) return state.Limit == 0 || state.InFlight < UnknownWindow ? PacingDecision.Go : PacingDecision.AwaitAnswer;
        var ours = Math.Max(1, (int)(state.Limit * share));

        // At least half of a small limit is for everybody.
        room = Math.Min(room, (ours - 1) / 2);
        if (state.Remaining <= room || state.Started >= ours - room) return PacingDecision.WaitFor(state.WindowEnds - now);
        return state.Remaining - room > state.InFlight ? PacingDecision.Go : PacingDecision.AwaitAnswer;
    }

    /// <summary>A request leaves.</summary>
    public static PacingState Begin(in PacingState state, TimeSpan now) => state with
    {
        Started = state.IsKnown(now) ? state.Started + 1 : state.InFlight + 1,
        InFlight = state.InFlight + 1,
        NextStart = now < state.SpacedUntil ? now + Spacing(state) : now,
    };

    /// <summary>A request has to wait: those that wait with it leave one after another.</summary>
    public static PacingState Hold(in PacingState state, TimeSpan now, TimeSpan wait) => state with { SpacedUntil = Max(state.SpacedUntil, now + wait + UsualWindow) };

    /// <summary>A request has ended without an answer.</summary>
    public static PacingState EndWithout(in PacingState state) => state with { InFlight = state.InFlight - 1 };

    /// <summary>A request has its answer.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="now">The time.</param>
    /// <param name="answer">What it tells.</param>
    /// <param name="longest">The longest wait, whatever Okta asks for.</param>
    public static PacingState End(in PacingState state, TimeSpan now, in PacingAnswer answer, TimeSpan longest)
    {
        var next = Learn(EndWithout(state), now, answer, longest);
        if (!answer.IsRefusal) return next;
        var until = now + Min(answer.Asked ?? TimeSpan.Zero, longest);
        return Hold(next with { PausedUntil = Max(next.PausedUntil, until) }, now, until - now);
    }

    private static PacingState Learn(in PacingState state, TimeSpan now, in PacingAnswer answer, TimeSpan longest)
    {
        // 0 of 0 is a limit of requests at once, which has no window.
        if (answer.Headers is not { Limit: > 0 and var limit, Remaining: { } remaining, Reset: { } reset } || reset < answer.ServerNow) return state;
        if (answer.IsRefusal) remaining = 0;
        if (state.IsKnown(now) && reset <= state.Window)
        {
            // Answers overtake each other: one of an earlier window tells nothing, and in one window the least counts.
            return reset < state.Window ? state : state with { Limit = limit, Remaining = Math.Min(state.Remaining, remaining) };
        }

        return state with
        {
            Window = reset,
            WindowEnds = now + Min(reset - answer.ServerNow + RateLimitWait.Margin, longest),
            Limit = limit,
            Remaining = remaining,
            Started = state.InFlight + 1,
        };
    }

    private static TimeSpan Spacing(in PacingState state) =>
        state.Limit > 0 ? Min(new TimeSpan(UsualWindow.Ticks / state.Limit), LongestSpacing) : UnknownSpacing;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
