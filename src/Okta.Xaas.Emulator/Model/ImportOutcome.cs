namespace Okta.Xaas.Emulator;

/// <summary>
/// What Okta makes of one person of the identity source: its session is <c>COMPLETED</c> all the same, and only the app's users tell. Immutable;
/// <see cref="OktaEmulator.SetOutcome"/> sets it. The statuses are those that Okta documents for an app's users; any other may be set as well.
/// </summary>
public sealed record ImportOutcome
{
    /// <summary>Imported and linked to an Okta user, as everybody is of whom nothing else is said.</summary>
    public static ImportOutcome Confirmed { get; } = new();

    /// <summary><c>IMPORTED</c>: waits until somebody confirms it. Without an external id, which comes with the confirmation.</summary>
    public static ImportOutcome Unconfirmed { get; } = new() { Status = "IMPORTED" };

    /// <summary><c>MATCHED</c>: matched to an Okta user, and waits until somebody confirms that. Without an external id.</summary>
    public static ImportOutcome Matched { get; } = new() { Status = "MATCHED" };

    /// <summary><c>UNASSIGNED</c>: matching was skipped, so that there is nobody in Okta. Without an external id.</summary>
    public static ImportOutcome NotMatched { get; } = new() { Status = "UNASSIGNED" };

    /// <summary>Confirmed, but the <c>syncState</c> is <c>ERROR</c>.</summary>
    public static ImportOutcome SyncError { get; } = new() { SyncState = "ERROR" };

    /// <summary>Imports pass the person over: one who is new does not come, one who is there stays as it is. The System Log has the failure.</summary>
    public static ImportOutcome Failed { get; } = new() { Fails = true };

    /// <summary>The app user's <c>status</c> while the source has the person.</summary>
    /// <value>Default: <c>ACTIVE</c>.</value>
    public string Status { get; init; } = EmulatedUser.Active;

    /// <summary>The app user's <c>syncState</c>.</summary>
    /// <value>Default: <c>SYNCHRONIZED</c>.</value>
    public string SyncState { get; init; } = "SYNCHRONIZED";

    /// <summary>Attributes that the app's user has otherwise than the source sent them; <see langword="null"/>: it has none of that name.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string?> Drift { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether imports pass the person over.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Fails { get; init; }

    /// <summary>Whether Okta has linked the person to one of its users, or had.</summary>
    internal bool IsLinked => Status is not ("IMPORTED" or "MATCHED" or "UNASSIGNED");

    /// <summary>Confirmed, with other values than the source sent.</summary>
    /// <param name="attributes">Attribute → the value that Okta has; <see langword="null"/>: none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public static ImportOutcome Drifted(IReadOnlyDictionary<string, string?> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return new() { Drift = new Dictionary<string, string?>(attributes, StringComparer.Ordinal) };
    }
}
