namespace Okta.Xaas.Diagnosis;

/// <summary>How a check has ended.</summary>
public enum DiagnosticState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A run can go on, with less than there could be or later.</summary>
    Warning,

    /// <summary>A run would fail.</summary>
    Failed,

    /// <summary>It could not be looked at, as something before it failed.</summary>
    Skipped,
}
