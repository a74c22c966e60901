using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Records;

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlFeedAuditTests(PostgreSqlFixture postgreSql) : FeedAuditTests
{
    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();
}
