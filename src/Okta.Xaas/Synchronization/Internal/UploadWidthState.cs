namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What <see cref="UploadWidth"/> knows.</summary>
internal readonly record struct UploadWidthState
{
    /// <summary>How many uploads may be under way at once.</summary>
    public int Width { get; init; }

    /// <summary>The most, as the options say.</summary>
    public int Ceiling { get; init; }

    /// <summary>The least. As high as the ceiling it makes the width a fixed one.</summary>
    public int Floor { get; init; }

    /// <summary>How often the width was halved.</summary>
    public int Generation { get; init; }

    /// <summary>Whether it was halved before: then it widens by one each round, and no longer by one each answer, which doubles it.</summary>
    public bool IsCareful { get; init; }

    /// <summary>How many answers make this round.</summary>
    public int Round { get; init; }

    /// <summary>How many of them have come.</summary>
    public int Answers { get; init; }

    /// <summary>How long these took together.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>How long an answer took on average in the fastest round; <see langword="null"/> before the first has ended.</summary>
    public TimeSpan? Fastest { get; init; }
}
