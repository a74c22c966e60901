using Okta.Xaas.Journal;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>A journal that cannot be written ends the run before the act that it would have announced, and the account stays whole.</summary>
public sealed class JournalFailureScenarios
{
    [Theory]
    [InlineData(JournalEvent.SessionCreating, 0)]
    [InlineData(JournalEvent.SessionCreated, 0)]
    [InlineData(JournalEvent.Uploading, 0)]
    [InlineData(JournalEvent.Triggering, 0)]
    [InlineData(JournalEvent.SessionEnded, 3)]
    public async Task A_full_disk_ends_the_run_with_every_change_accounted_for(JournalEvent failsAt, int imported)
    {
        await using var org = await TestOrg.StartAsync();
        var synchronizer = org.NewSynchronizer(journal: new FullDiskJournal(failsAt));

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => synchronizer.SynchronizeAsync(People.Upserts(3)));

        failure.InnerException.Should().BeOfType<JournalException>();
        failure.Result.Imported.Should().Be(imported);
        var others = failure.Result.NotSent.Count + failure.Result.InDoubt.Count;
        others.Should().Be(3 - imported);
        org.Okta.Directory.Users.Should().HaveCount(imported);
        org.Sessions.Should().NotContain(s => s.Status == "CREATED" || s.Status == "IN_PROGRESS");
    }

    private sealed class FullDiskJournal(JournalEvent failsAt) : ISynchronizationJournal
    {
        private bool _full;

        public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

        public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            _full |= entry.Event == failsAt;
            return _full ? Task.FromException(new JournalException("The disk is full.")) : Task.CompletedTask;
        }

        public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
