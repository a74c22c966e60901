namespace Okta.Xaas.Diagnosis;

/// <summary>What a diagnosis has found.</summary>
/// <param name="Checks">The checks, in the order in which they build on each other.</param>
public sealed record DiagnosticReport(IReadOnlyList<DiagnosticCheck> Checks)
{
    /// <summary>The worst state of all checks; <see cref="DiagnosticState.Skipped"/> does not count.</summary>
    public DiagnosticState State => Checks.Any(check => check.State == DiagnosticState.Failed) ? DiagnosticState.Failed
        : Checks.Any(check => check.State == DiagnosticState.Warning) ? DiagnosticState.Warning
        : DiagnosticState.Ok;

    /// <summary>A line for each check.</summary>
    /// <returns>For a console; without secrets and keys of people.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Checks);
}
