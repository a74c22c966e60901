namespace Okta.Xaas.Emulator.Model.Internal;

/// <summary>What becomes of the request and its answer.</summary>
internal enum FaultKind
{
    /// <summary>Nothing but a delay, or something that happens in the org.</summary>
    Pass,
    Answer,
    Drop,
    NotSent,
    CutAnswer,
    Duplicate,
}
