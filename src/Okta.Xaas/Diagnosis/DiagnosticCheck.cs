namespace Okta.Xaas.Diagnosis;

/// <summary>One check.</summary>
/// <param name="Kind">What was looked at.</param>
/// <param name="State">How it is.</param>
/// <param name="Message">What was found; without secrets and keys of people.</param>
/// <param name="Mend">What to do; <see langword="null"/> when there is nothing to do.</param>
public sealed record DiagnosticCheck(DiagnosticKind Kind, DiagnosticState State, string Message, string? Mend = null)
{
    /// <summary>All of it in a line.</summary>
    /// <returns>For example <c>Ok Connection: …</c>.</returns>
    public override string ToString() => $"{State} {Kind}: {Message}{(Mend is null ? "" : $" {Mend}")}";
}
