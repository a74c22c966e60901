namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// A step from the version before to this one of the tables that last. A step that was released is never changed. It only adds tables and columns that may be left
/// out of an insert: a run of the version before may still be writing for another source.
/// </summary>
/// <param name="Version">What the tables are after it; one more than the step before.</param>
/// <param name="Statements">What makes them so, in the words of the database.</param>
internal sealed record SqlMigration(int Version, Func<SqlDialect, IEnumerable<string>> Statements);
