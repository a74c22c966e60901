namespace Okta.Xaas.Snapshots.Reporting.Internal;

/// <summary>What a plan and its account say of people, by key and by row.</summary>
internal sealed class PlannedOutcomes
{
    private const string UserKind = "user";

    // Who changes. Who is taken out was told of; what is left in the end is of people who are not in the list.
    private readonly Dictionary<string, PersonReport> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, HeldBackRecord> _heldBackRows = [];
    private readonly Dictionary<string, HeldBackRecord> _heldBackKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public static async Task<PlannedOutcomes> ReadAsync(SynchronizationPlan plan, SyncResult? result, CancellationToken cancellationToken)
    {
        var outcomes = new PlannedOutcomes();
        long index = 0;
        await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (plan.Narrow is { } narrow && narrow(planned) is null)
            {
                if (planned.Change is UserUpsert or UserDelete) outcomes._changes[planned.Change.ExternalId] = NotImported(planned.Change.ExternalId, "the approval does not have it, or it depends on what the approval does not have: the next run sends it");
                continue;
            }

            var isRead = result is null || result.ReadToEnd || index < result.ChangesRead;
            index++;
            if (planned.Change is not (UserUpsert or UserDelete)) continue;
            var id = planned.Change.ExternalId;
            outcomes._changes[id] = isRead ? new(null, id, OutcomeOf(planned.Action)) : NotImported(id, "the run ended before it was sent");
        }

        foreach (var change in result?.Rejected ?? []) outcomes.Change(change.Kind, change.ExternalId, PersonOutcome.Rejected, $"refused by Okta: {change.Message}");
        foreach (var change in result?.InDoubt ?? []) outcomes.Change(change.Kind, change.ExternalId, PersonOutcome.NotImported, "it is not known whether Okta took it");
        foreach (var change in result?.Pending ?? []) outcomes.Change(change.Kind, change.ExternalId, PersonOutcome.NotImported, "Okta was still importing it when the run ended: the next run tells");
        foreach (var change in result?.NotSent ?? []) outcomes.Change(change.Kind, change.ExternalId, PersonOutcome.NotImported, "the run ended before it was sent");
        await foreach (var record in plan.ReadHeldBackAsync(cancellationToken).ConfigureAwait(false))
        {
            if (record.Kind == UserKind) outcomes.HoldBack(record);
        }

        return outcomes;
    }

    /// <summary>What became of a person of the list.</summary>
    public PersonReport Of(string externalId, long row)
    {
        _told.Add(externalId);
        if (_heldBackRows.TryGetValue(row, out var record) || _heldBackKeys.TryGetValue(externalId, out record))
        {
            _heldBackKeys.Remove(externalId);
            return new(row, externalId, OutcomeOf(record.Reason), record.Message);
        }

        if (!_changes.TryGetValue(externalId, out var change)) return new(row, externalId, PersonOutcome.Unchanged);
        _changes.Remove(externalId);
        return change with { Row = row };
    }

    /// <summary>What became of a person who is not in the list; null for who was told of before.</summary>
    public PersonReport? OfAbsent(AbsentPerson person)
    {
        if (!_told.Add(person.ExternalId)) return null;
        if (_heldBackKeys.TryGetValue(person.ExternalId, out var record))
        {
            _heldBackKeys.Remove(person.ExternalId);
            return new(person.Row, person.ExternalId, OutcomeOf(record.Reason), record.Message);
        }

        if (!_changes.TryGetValue(person.ExternalId, out var change)) return new(person.Row, person.ExternalId, PersonOutcome.NotActive, person.Why);
        _changes.Remove(person.ExternalId);
        return change with { Row = person.Row, Why = change.Why.Length > 0 ? change.Why : person.Why };
    }

    /// <summary>Those whom the source does not have.</summary>
    public IEnumerable<PersonReport> Rest() => _heldBackKeys.Values
        .Where(record => record.Row is null && !_told.Contains(record.ExternalId))
        .Select(record => new PersonReport(null, record.ExternalId, OutcomeOf(record.Reason), record.Message))
        .Concat(_changes.Values.Where(change => !_told.Contains(change.ExternalId)).Select(change => change.Why.Length > 0 ? change : change with { Why = "is not in the list any more" }));

    private static PersonReport NotImported(string externalId, string why) => new(null, externalId, PersonOutcome.NotImported, why);

    private static PersonOutcome OutcomeOf(PlannedAction action) => action switch
    {
        PlannedAction.Add => PersonOutcome.Created,
        PlannedAction.Delete => PersonOutcome.Left,
        _ => PersonOutcome.Updated,
    };

    private static PersonOutcome OutcomeOf(HeldBackReason reason) =>
        reason is HeldBackReason.NoUsableKey or HeldBackReason.Faulty or HeldBackReason.DuplicateKey or HeldBackReason.DuplicateUserName ? PersonOutcome.Rejected : PersonOutcome.Waits;

    private void Change(ChangeKind? kind, string externalId, PersonOutcome outcome, string why)
    {
        if (kind is ChangeKind.UserUpsert or ChangeKind.UserDelete) _changes[externalId] = new(null, externalId, outcome, why);
    }

    // A record with several faults has a message of each.
    private void HoldBack(HeldBackRecord record)
    {
        if (record.Row is { } row) _heldBackRows[row] = _heldBackRows.TryGetValue(row, out var before) ? before with { Message = $"{before.Message.TrimEnd('.')}. {record.Message}" } : record;
        else if (record.ExternalId.Length > 0) _heldBackKeys[record.ExternalId] = record;
    }
}
