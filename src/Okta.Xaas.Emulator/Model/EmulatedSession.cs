namespace Okta.Xaas.Emulator;

/// <summary>An import session of the emulated org, as it was when it was read. Immutable.</summary>
public sealed class EmulatedSession
{
    /// <summary>The session's id, such as <c>aps…</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>CREATED</c>, <c>IN_PROGRESS</c>, <c>TRIGGERED</c>, <c>COMPLETED</c>, <c>ERROR</c>, <c>CLOSED</c> or <c>EXPIRED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When the session was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the session last changed: an upload, or another status.</summary>
    public required DateTimeOffset LastUpdated { get; init; }

    /// <summary>When the import was started, if it was.</summary>
    public required DateTimeOffset? Triggered { get; init; }

    /// <summary>When the session became <c>COMPLETED</c>, <c>ERROR</c>, <c>CLOSED</c> or <c>EXPIRED</c>, if it has.</summary>
    public required DateTimeOffset? Finished { get; init; }

    /// <summary>The accepted bulk requests, in the order they came.</summary>
    public required IReadOnlyList<EmulatedUpload> Uploads { get; init; }

    /// <summary>The entities of all <see cref="Uploads"/>.</summary>
    public int Entities => Uploads.Sum(upload => upload.Entities);

    /// <summary>How many changes the import made; each member of a membership entry counts as one.</summary>
    public required int Applied { get; init; }

    /// <summary>How many changes the import could not make, such as a membership of an unknown group or user, and so passed over.</summary>
    public required int Ignored { get; init; }

    /// <summary>Whether the org answers requests for this session with 404 (<see cref="OktaEmulator.ForgetSession"/>).</summary>
    public required bool IsForgotten { get; init; }

    /// <summary>What was listed more than once in this session, such as <c>user:E1001</c> or <c>membership:G1/E1001</c>. Okta warns that this can corrupt data.</summary>
    public required IReadOnlyList<string> DuplicateEntities { get; init; }
}
