using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Migration;

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlMigrationTests(PostgreSqlFixture postgreSql) : MigrationTests
{
    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();
}
