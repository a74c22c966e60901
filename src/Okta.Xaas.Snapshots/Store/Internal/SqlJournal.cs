using System.Text.Json;
using Okta.Xaas.Journal;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The engine's journal, and in the same transactions what becomes of the entities.</summary>
internal sealed class SqlJournal(SqlSession session, SqlSource source)
{
    public Task<IReadOnlyList<JournalEntry>> ReadAsync(CancellationToken cancellationToken) => session.InTransactionAsync(
        transaction => transaction.QueryAsync(
            "SELECT entry FROM xaas_journal WHERE source = @source ORDER BY number",
            reader => Read(reader.GetString(0)),
            ("source", source.Id)),
        cancellationToken);

    public Task AppendAsync(JournalEntry entry, IReadOnlyDictionary<long, EntityState> states, CancellationToken cancellationToken) => source.ChangeAsync(
        async transaction =>
        {
            switch (entry.Event)
            {
                case JournalEvent.Uploading:
                    await transaction.InsertAsync(SqlSchema.Pending, PendingOf(entry, states)).ConfigureAwait(false);
                    break;
                case JournalEvent.Refused or JournalEvent.Rejected:
                    await TakeBackAsync(transaction, entry).ConfigureAwait(false);
                    break;
                case JournalEvent.Unanswered:
                    await DoubtAsync(transaction, entry).ConfigureAwait(false);
                    break;
                case JournalEvent.SessionEnded:
                    await EndSessionAsync(transaction, entry.SessionId!, entry.Outcome).ConfigureAwait(false);
                    break;
                case JournalEvent.RunEnded:
                    await EndRunAsync(transaction).ConfigureAwait(false);
                    return;
            }

            await transaction.ExecuteAsync(
                "INSERT INTO xaas_journal (source, number, entry) SELECT @source, COALESCE(MAX(number), 0) + 1, @entry FROM xaas_journal WHERE source = @source",
                ("source", source.Id),
                ("entry", JsonSerializer.Serialize(entry, JournalJsonContext.Default.JournalEntry))).ConfigureAwait(false);
        },
        cancellationToken);

    private JournalEntry Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, JournalJsonContext.Default.JournalEntry) ?? throw new JsonException("The entry is null.");
        }
        catch (JsonException exception)
        {
            throw new SnapshotStoreException(
                $"{session.Name} has an entry in xaas_journal that is not one of this version of Okta.Xaas.Snapshots: run once with the version that wrote it, which ends what its run has left behind.",
                exception);
        }
    }

    private static IEnumerable<string> MembersOf(ChangeReference change) => change.MemberExternalIds ?? [""];

    private List<object?[]> PendingOf(JournalEntry entry, IReadOnlyDictionary<long, EntityState> states)
    {
        var rows = new List<object?[]>();
        foreach (var change in entry.Changes ?? [])
        {
            var isUpsert = change.Kind is ChangeKind.UserUpsert or ChangeKind.GroupUpsert or ChangeKind.DeviceUpsert;
            var state = !isUpsert ? null : states.TryGetValue(change.Index, out var known)
                ? known
                : throw new ArgumentException($"The state of change {change.Index} is missing.", nameof(states));
            foreach (var member in MembersOf(change))
                rows.Add([source.Id, entry.SessionId, (short)change.Kind, change.ExternalId, member, state?.Hash, state?.NameHash, state?.EmailHash, state?.Attributes, SqlGeneration.Newest]);
        }

        return rows;
    }

    // Refused together: the changes are not in the session, and come again in pieces. Refused alone: not at all.
    private async Task TakeBackAsync(SqlTransaction transaction, JournalEntry entry)
    {
        await NameAsync(transaction, entry).ConfigureAwait(false);
        await transaction.ExecuteAsync($"DELETE FROM xaas_pending WHERE {SqlOutcomes.Named}", ("source", source.Id), ("session", entry.SessionId)).ConfigureAwait(false);
    }

    private async Task MoveAsync(SqlTransaction transaction, JournalEntry entry, string doubtful)
    {
        await NameAsync(transaction, entry).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            $"UPDATE xaas_pending SET session = @other WHERE {SqlOutcomes.Named}", ("source", source.Id), ("session", entry.SessionId), ("other", doubtful)).ConfigureAwait(false);
    }

    private async Task NameAsync(SqlTransaction transaction, JournalEntry entry)
    {
        object?[][] named = [.. (entry.Changes ?? []).SelectMany(change => MembersOf(change).Select(member => new object?[] { (short)change.Kind, change.ExternalId, member }))];
        await transaction.ExecuteAsync(SqlSchema.RefusedTable(session.Dialect)).ConfigureAwait(false);
        await transaction.ExecuteAsync("DELETE FROM xaas_refused").ConfigureAwait(false);
        await transaction.InsertAsync(SqlSchema.Refused, named).ConfigureAwait(false);
    }

    // They may be imported with the session, whatever becomes of the rest of it, and come again with the next one: until then they are unknown.
    private async Task DoubtAsync(SqlTransaction transaction, JournalEntry entry)
    {
        var doubtful = $"{entry.SessionId} unanswered";
        await MoveAsync(transaction, entry, doubtful).ConfigureAwait(false);
        await EndSessionAsync(transaction, doubtful, outcome: null).ConfigureAwait(false);
    }

    private async Task EndSessionAsync(SqlTransaction transaction, string sessionId, SessionOutcome? outcome)
    {
        switch (outcome)
        {
            case SessionOutcome.WithoutEffect:
                // What is to be deleted is not there, and so as good as deleted; but nobody has become a member of anything.
                await DoAsync(transaction, SqlOutcomes.NoMembers, sessionId).ConfigureAwait(false);
                await DoAsync(transaction, SqlOutcomes.Imported, sessionId).ConfigureAwait(false);
                break;
            case SessionOutcome.Imported:
                await DoAsync(transaction, SqlOutcomes.Imported, sessionId).ConfigureAwait(false);
                break;
            case SessionOutcome.Canceled:
                break;
            default:
                // In doubt; or loaded again and perhaps imported in part; or left open, so that somebody else may import it.
                await DoAsync(transaction, SqlOutcomes.Unknown, sessionId).ConfigureAwait(false);
                break;
        }

        await DoAsync(transaction, SqlOutcomes.Done, sessionId).ConfigureAwait(false);
    }

    // A session of which nobody said how it ended may be imported.
    private async Task EndRunAsync(SqlTransaction transaction)
    {
        var sessions = await transaction.QueryAsync(
            "SELECT DISTINCT session FROM xaas_pending WHERE source = @source", reader => reader.GetString(0), ("source", source.Id)).ConfigureAwait(false);
        foreach (var left in sessions) await EndSessionAsync(transaction, left, outcome: null).ConfigureAwait(false);
        await transaction.ExecuteAsync("DELETE FROM xaas_journal WHERE source = @source", ("source", source.Id)).ConfigureAwait(false);
    }

    private async Task DoAsync(SqlTransaction transaction, IEnumerable<string> statements, string sessionId)
    {
        foreach (var statement in statements)
            await transaction.ExecuteAsync(statement, ("source", source.Id), ("session", sessionId), ("nothing", Array.Empty<byte>())).ConfigureAwait(false);
    }
}
