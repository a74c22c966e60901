using System.Text.Json.Serialization;

namespace Okta.Xaas;

/// <summary>What became of a session's changes.</summary>
public enum SessionOutcome
{
    /// <summary>Okta completed the import.</summary>
    Imported,

    /// <summary>Nothing in it concerned anything that Okta knows (deletes of unknown ids); it was cancelled.</summary>
    WithoutEffect,

    /// <summary>It was cancelled before its import was started: nothing of it was imported.</summary>
    [JsonStringEnumMemberName("Cancelled")] // as journals have it since their first version
    Canceled,

    /// <summary>It was given up, as an upload's outcome was unknown or somebody else ended it; its changes were loaded again into the next session.</summary>
    Reloaded,

    /// <summary>It could not be cancelled in time, and is, or may be, open at Okta: nothing of it is imported unless somebody triggers it. It stays in the journal, and the next run cancels it.</summary>
    LeftOpen,

    /// <summary>It was triggered, or may have been, and did not complete: what was imported is not known.</summary>
    InDoubt,

    /// <summary>
    /// Its import was started, and Okta goes on with it, while the run has ended. It stays in the journal: the next run, or
    /// <see cref="IIdentitySourceSynchronizer.RecoverAsync"/>, asks Okta what became of it.
    /// </summary>
    ImportPending,
}
