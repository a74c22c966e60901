namespace Okta.Xaas.Verification.Internal;

/// <summary>
/// Chooses between reading single people and the whole list, by the number of calls. How long the list is may not be known: then it is read for as many pages as single people would cost, and
/// the rest singly, so that it never takes more than twice the calls of the better way. Knows no I/O.
/// </summary>
/// <param name="Pages">How many pages of the list to read first; <see langword="null"/> for all of them.</param>
internal readonly record struct ReadingPlan(int? Pages)
{
    public const int PageSize = 500;

    // To find the user name of one who is known by key alone takes a call of its own.
    public const int CallsByName = 1;
    public const int CallsByKey = 2;

    /// <param name="byName">People whose user name is known.</param>
    /// <param name="byKey">People who are known by key alone.</param>
    /// <param name="onlyListed">People whom only the list can tell of: those who were deleted by key, whom the source does not know any more.</param>
    /// <param name="sourceSize">How many people the list has; <see langword="null"/> when that is not known.</param>
    public static ReadingPlan Choose(int byName, int byKey, int onlyListed, int? sourceSize)
    {
        if (onlyListed > 0) return new(null);
        var singly = ((long)byName * CallsByName) + ((long)byKey * CallsByKey);
        if (sourceSize is { } size) return new(singly < Math.Max(1, (size + PageSize - 1L) / PageSize) ? 0 : null);

        // With one page more than nothing to win, the list cannot be the better way.
        return new(singly <= 1 ? 0 : (int)Math.Min(singly, int.MaxValue));
    }
}
