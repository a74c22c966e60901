namespace HrCsvSync.People;

/// <summary>What is kept of a person between the passes over the export: no profile, so that a large export does not fill the memory.</summary>
internal sealed class Person(string externalId, long line, PersonState state, UInt128 fingerprint)
{
    public string ExternalId { get; } = externalId;

    /// <summary>The line of the row that counts.</summary>
    public long Line { get; private set; } = line;

    public PersonState State { get; private set; } = state;

    /// <summary>Tells a row that was repeated from one that says something else.</summary>
    public UInt128 Fingerprint { get; private set; } = fingerprint;

    public void Reject() => State = PersonState.Rejected;

    /// <summary>The old row says leaver, a new one active: the person was hired again.</summary>
    public void Rehire(long line, UInt128 fingerprint) => (Line, State, Fingerprint) = (line, PersonState.Active, fingerprint);
}
