namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>Brings the tables that last to the newest version, in the caller's transaction: all steps or none. Tables of a later version are refused.</summary>
internal static class SqlMigrator
{
    /// <summary>Takes the steps that the tables lack. The caller sees to it that only one does so at a time.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="dialect">The database's.</param>
    /// <param name="name">The store as messages name it.</param>
    /// <param name="steps">Every step, in order.</param>
    /// <returns>Whether there was any.</returns>
    public static async Task<bool> MigrateAsync(SqlTransaction transaction, SqlDialect dialect, string name, IReadOnlyList<SqlMigration> steps)
    {
        var newest = steps[steps.Count - 1].Version;
        var version = await VersionOfAsync(transaction, dialect, name, steps).ConfigureAwait(false);
        if (version == newest) return false;
        try
        {
            if (version > 0 && dialect.LockForMigration is { } lockAll) await transaction.ExecuteAsync(lockAll).ConfigureAwait(false);
            foreach (var step in steps.Where(step => step.Version > version))
            {
                foreach (var statement in step.Statements(dialect)) await transaction.ExecuteAsync(statement).ConfigureAwait(false);
            }

            var note = version == 0 ? "INSERT INTO xaas_schema (version) VALUES (@version)" : "UPDATE xaas_schema SET version = @version";
            await transaction.ExecuteAsync(note, ("version", newest)).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (version > 0 && dialect.MendOf(exception) is not null)
        {
            throw new SnapshotStoreException(
                $"{name} could not be brought from version {version} of its tables to {newest}: {exception.Message.TrimEnd('.', ' ')}. Nothing was changed. {dialect.MendOf(exception)}",
                exception);
        }
    }

    /// <summary>Of which version the tables are; 0 when there are none.</summary>
    public static async Task<int> VersionOfAsync(SqlTransaction transaction, SqlDialect dialect, string name, IReadOnlyList<SqlMigration> steps)
    {
        if (await transaction.CountAsync(dialect.HasTables).ConfigureAwait(false) == 0) return 0;
        var versions = await transaction.QueryAsync("SELECT version FROM xaas_schema", reader => reader.GetInt32(0)).ConfigureAwait(false);
        if (versions.Count != 1 || versions[0] <= 0)
            throw new SnapshotStoreException($"{name} is damaged: xaas_schema has {versions.Count} rows instead of one with the version of the tables. Put a backup in its place.");
        var newest = steps[steps.Count - 1].Version;
        return versions[0] <= newest
            ? versions[0]
            : throw new SnapshotStoreException(
                $"{name} was made or updated by a later version of Okta.Xaas.Snapshots: its tables are of version {versions[0]}, and this one knows those up to {newest}. Nothing was changed. Use that version of the package, or a later one; to go back to this one, put the backup from before the update in the store's place.");
    }
}
