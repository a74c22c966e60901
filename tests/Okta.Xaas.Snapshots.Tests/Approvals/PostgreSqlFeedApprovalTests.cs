using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Approvals;

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlFeedApprovalTests(PostgreSqlFixture postgreSql) : FeedApprovalTests
{
    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();
}
