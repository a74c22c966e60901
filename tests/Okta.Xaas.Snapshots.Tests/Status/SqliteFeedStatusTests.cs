using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Status;

public sealed class SqliteFeedStatusTests : FeedStatusTests
{
    private protected override Task<TestStore> NewStoreAsync() => Task.FromResult<TestStore>(new SqliteTestStore());
}
