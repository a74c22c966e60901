namespace Okta.Xaas;

/// <summary>What a run is doing.</summary>
public enum SyncPhase
{
    /// <summary>Reads changes and packs them into batches.</summary>
    Reading,

    /// <summary>Reads a full list, and compares it with what was imported before: the beginning of a run of a full list.</summary>
    Planning,

    /// <summary>Looks for sessions of others and creates its own, or waits until it may.</summary>
    OpeningSession,

    /// <summary>Loads batches into the open session.</summary>
    Uploading,

    /// <summary>Starts the session's import.</summary>
    Triggering,

    /// <summary>Waits for Okta to complete the import.</summary>
    Importing,

    /// <summary>Cancels the open session after a failure or a cancellation, or because it had no effect.</summary>
    Canceling,

    /// <summary>The run has ended.</summary>
    Finished,
}
