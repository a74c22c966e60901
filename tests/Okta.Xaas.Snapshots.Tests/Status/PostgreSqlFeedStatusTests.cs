using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Status;

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlFeedStatusTests(PostgreSqlFixture postgreSql) : FeedStatusTests
{
    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();
}
