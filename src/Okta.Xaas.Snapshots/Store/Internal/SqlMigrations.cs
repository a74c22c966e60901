namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>Every step there is, the first one first: a new store takes all of them, an existing one those that it lacks.</summary>
internal static class SqlMigrations
{
    public static readonly IReadOnlyList<SqlMigration> All = [Version1.Step, Version2.Step, Version3.Step, Version5.Step];
}
