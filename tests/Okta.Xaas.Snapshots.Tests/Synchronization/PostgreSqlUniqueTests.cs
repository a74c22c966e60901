using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlUniqueTests(PostgreSqlFixture postgreSql) : UniqueTests
{
    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();
}
