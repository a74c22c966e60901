namespace Okta.Xaas.Sessions;

/// <summary>What can be done to an import session.</summary>
public enum SessionAction
{
    /// <summary>Load a batch.</summary>
    Upload,

    /// <summary>Start the import.</summary>
    Trigger,

    /// <summary>Cancel the session: nothing of it is imported.</summary>
    Cancel,
}
