namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Which unchanged entities a run sends again, as Okta's side may have drifted: none, all, or one of several equal parts, chosen by the key.</summary>
internal readonly record struct ResendRule(int Part, int Parts)
{
    public static readonly ResendRule None = new(0, 0);

    public static readonly ResendRule All = new(0, 1);

    /// <summary>Decides by the number of runs so far.</summary>
    /// <param name="runs">The runs that came to their end.</param>
    /// <param name="every">After how many runs everything is to have been sent again; null is never.</param>
    /// <param name="spread">Whether each run sends its part, instead of the last one everything.</param>
    /// <param name="now">Whether everything is asked for now.</param>
    public static ResendRule Of(long runs, int? every, bool spread, bool now)
    {
        if (now) return All;

        // The first run has nothing that could have drifted.
        if (every is not { } parts || runs == 0) return None;
        if (spread) return new((int)(runs % parts), parts);
        return runs % parts == 0 ? All : None;
    }

    public bool Includes(string id, string? second = null)
    {
        if (Parts <= 1) return Parts == 1;

        // FNV-1a: the same in every process, which a string's own hash code is not.
        var hash = 2166136261;
        foreach (var c in id) hash = (hash ^ c) * 16777619;
        foreach (var c in second ?? "") hash = (hash ^ c) * 16777619;
        return hash % (uint)Parts == Part;
    }
}
