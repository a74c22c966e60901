namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// Decides how many uploads may be under way at once: at first a few, then more as long as answers come as fast as before, half as many after a 429, and after answers that have
/// become much slower. Knows no clock and no I/O.
/// </summary>
/// <remarks>
/// Uploads are told apart by the generation in which they began: after a halving only those count that have begun since, as the others tell of the width before. Whether the answers
/// have become slower is judged by the round, as many answers as the round's width.
/// </remarks>
internal static class UploadWidth
{
    /// <summary>With so many it begins; so many are never the reason for slow answers.</summary>
    public const int First = 4;

    // Not worth a thought, however many times the usual it is.
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(100);

    /// <param name="ceiling">The most.</param>
    public static UploadWidthState Begin(int ceiling) => NewRound(new() { Ceiling = ceiling, Floor = 1, Width = Math.Min(First, ceiling) });

    /// <summary>An upload got a 429.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="generation">The generation in which it began.</param>
    public static UploadWidthState Refused(in UploadWidthState state, int generation) =>
        generation == state.Generation ? Halve(state, state.Floor) : state;

    /// <summary>An upload was answered.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="generation">The generation in which it began.</param>
    /// <param name="took">How long its answer took.</param>
    /// <param name="isFull">Whether as many were under way as may be: otherwise more would change nothing.</param>
    /// <param name="remaining">What is left of the rate limit's window, if it is told.</param>
    public static UploadWidthState Answered(in UploadWidthState state, int generation, TimeSpan took, bool isFull, int? remaining)
    {
        if (generation != state.Generation) return state;
        var next = state with { Answers = state.Answers + 1, Took = state.Took + took };
        var widens = isFull && (remaining is null || remaining > next.Width);
        if (widens && !next.IsCareful) next = Widen(next);
        return next.Answers < next.Round ? next : EndRound(next, widens);
    }

    private static UploadWidthState EndRound(in UploadWidthState state, bool widens)
    {
        var mean = new TimeSpan(state.Took.Ticks / state.Answers);
        if (state.Fastest is { } fastest && mean > fastest + fastest + Noise && state.Width > First) return Halve(state, Math.Max(First, state.Floor));

        // What was fast once is forgotten by and by: Okta may have become slower for good.
        var usual = state.Fastest is { } known && known < mean ? new TimeSpan(Math.Min(mean.Ticks, known.Ticks + (known.Ticks / 16))) : mean;
        var next = NewRound(state with { Fastest = usual });
        return widens && next.IsCareful ? Widen(next) : next;
    }

    private static UploadWidthState Widen(in UploadWidthState state) => state with { Width = Math.Min(state.Width + 1, state.Ceiling) };

    private static UploadWidthState Halve(in UploadWidthState state, int least) =>
        NewRound(state with { Width = Math.Min(state.Width, Math.Max(state.Width / 2, least)), Generation = state.Generation + 1, IsCareful = true });

    private static UploadWidthState NewRound(in UploadWidthState state) => state with { Round = state.Width, Answers = 0, Took = TimeSpan.Zero };
}
