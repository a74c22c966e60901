using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Approvals;

public sealed class SqliteFeedApprovalTests : FeedApprovalTests
{
    private protected override Task<TestStore> NewStoreAsync() => Task.FromResult<TestStore>(new SqliteTestStore());
}
