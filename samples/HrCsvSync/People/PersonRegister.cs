using HrCsvSync.Csv;

namespace HrCsvSync.People;

/// <summary>
/// Who is in the export, each external id once. Of rows that contradict each other none is sent, as nobody can tell which one is right;
/// a leaver's row beside an active one of the same id is an earlier employment, and the active one counts.
/// </summary>
internal sealed class PersonRegister
{
    private readonly Dictionary<string, Person> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _byUserName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<RejectedRow> _rejected = [];

    public IEnumerable<Person> People => _byId.Values;

    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>Rows that repeat another one cell by cell, or name a leaver again.</summary>
    public int Repeated { get; private set; }

    public int Rehired { get; private set; }

    public void Reject(HrCsvRow row, string externalId, RowFault fault)
    {
        _rejected.Add(new RejectedRow(row.Line, fault.Column?.Name, externalId.Length > 0 ? externalId : null, fault.Message));
        if (externalId.Length == 0) return;

        // The id is taken all the same: an old row must not make a leaver of somebody whose new row is only at fault.
        if (_byId.TryGetValue(externalId, out var known)) RejectHolder(known, row, "the same id and is at fault");
        else _byId.Add(externalId, new Person(externalId, row.Line, PersonState.Rejected, default));
    }

    public void AddLeaver(HrCsvRow row, string externalId)
    {
        if (_byId.TryAdd(externalId, new Person(externalId, row.Line, PersonState.Leaver, default))) return;
        if (_byId[externalId].State == PersonState.Leaver) Repeated++;
        else if (_byId[externalId].State == PersonState.Active) Rehired++;
    }

    /// <summary>Takes an active person in.</summary>
    /// <returns>The person, for the groups; null when the row adds nobody.</returns>
    public Person? AddActive(HrCsvRow row, string externalId, string userName, UInt128 fingerprint)
    {
        if (!_byId.TryGetValue(externalId, out var person))
        {
            person = new Person(externalId, row.Line, PersonState.Active, fingerprint);
            _byId.Add(externalId, person);
        }
        else if (person.State == PersonState.Leaver)
        {
            Rehired++;
            person.Rehire(row.Line, fingerprint);
        }
        else if (person.State == PersonState.Active && person.Fingerprint == fingerprint)
        {
            Repeated++;
            return null;
        }
        else
        {
            RejectRow(row, externalId, $"line {person.Line} has the same id with other values");
            RejectHolder(person, row, "the same id with other values");
            return null;
        }

        if (_byUserName.TryAdd(userName, person)) return person;
        RejectRow(row, externalId, $"line {_byUserName[userName].Line} has the same user name");
        RejectHolder(_byUserName[userName], row, "the same user name");
        person.Reject();
        return null;
    }

    private void RejectRow(HrCsvRow row, string externalId, string why) =>
        _rejected.Add(new RejectedRow(row.Line, null, externalId, $"{why}; neither is sent"));

    private void RejectHolder(Person holder, HrCsvRow other, string has)
    {
        if (holder.State == PersonState.Active) _rejected.Add(new RejectedRow(holder.Line, null, holder.ExternalId, $"line {other.Line} has {has}; neither is sent"));
        holder.Reject();
    }
}
