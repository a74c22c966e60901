using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Journal;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.DependencyInjection;

public class UseJournalTests
{
    public static TheoryData<string> Names => ["", "contractors"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_run_is_kept_in_the_journal_that_the_application_made(string name)
    {
        var journal = new WatchedJournal();
        await RunAsync(name, builder => builder.UseJournal(_ => journal));

        journal.Written.Should().Equal(
            JournalEvent.RunStarted, JournalEvent.SessionCreating, JournalEvent.SessionCreated, JournalEvent.Uploading, JournalEvent.Triggering, JournalEvent.SessionEnded, JournalEvent.RunEnded);
        (journal.Opened, journal.Closed).Should().Be((1, 1));
        journal.IsDisposed.Should().BeTrue("the container made it");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_last_journal_counts(string name)
    {
        var (first, last) = (new WatchedJournal(), new WatchedJournal());
        await RunAsync(name, builder => builder.UseJournal(_ => first).UseJournal(_ => last));

        first.Written.Should().BeEmpty();
        last.Written.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_journal_of_one_source_is_not_anothers()
    {
        var (staff, contractors) = (new WatchedJournal(), new WatchedJournal());
        var services = new ServiceCollection();
        services.AddOktaXaas(options => Configure(options, "0oaStaff")).UseJournal(_ => staff).Over(new StubOkta());
        services.AddOktaXaas("contractors", options => Configure(options, "0oaContractors")).UseJournal(_ => contractors).Over(new StubOkta());
        services.AddOktaXaas("guests", options => Configure(options, "0oaGuests")).Over(new StubOkta());
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>("contractors").SynchronizeAsync([IdentityChange.DeleteUser("E1")]);
        await provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>("guests").SynchronizeAsync([IdentityChange.DeleteUser("E1")]);

        staff.Written.Should().BeEmpty();
        contractors.Written.Should().ContainSingle(e => e == JournalEvent.RunEnded);
    }

    [Fact]
    public void Refuses_null()
    {
        var builder = new ServiceCollection().AddOktaXaas(_ => { });
        IOktaXaasBuilder none = null!;
        FluentActions.Invoking(() => none.UseJournal(_ => new MemoryJournal())).Should().Throw<ArgumentNullException>().WithParameterName("builder");
        FluentActions.Invoking(() => builder.UseJournal(null!)).Should().Throw<ArgumentNullException>().WithParameterName("create");
    }

    private static async Task RunAsync(string name, Action<IOktaXaasBuilder> setUp)
    {
        var services = new ServiceCollection();
        void Options(OktaXaasOptions options) => Configure(options, $"0oa{Guid.NewGuid():N}");
        setUp((name.Length == 0 ? services.AddOktaXaas(Options) : services.AddOktaXaas(name, Options)).Over(new StubOkta()));
        await using var provider = services.BuildServiceProvider();
        var synchronizer = name.Length == 0 ? provider.GetRequiredService<IIdentitySourceSynchronizer>() : provider.GetRequiredKeyedService<IIdentitySourceSynchronizer>(name);
        (await synchronizer.SynchronizeAsync([IdentityChange.DeleteUser("E1")])).Succeeded.Should().BeTrue();
    }

    private static void Configure(OktaXaasOptions options, string source)
    {
        options.OktaDomain = new Uri("https://example.okta.com");
        options.IdentitySourceId = source;
        options.ApiToken = "token";
    }

    private sealed class WatchedJournal : ISynchronizationJournal, IDisposable
    {
        public List<JournalEvent> Written { get; } = [];

        public int Opened { get; private set; }

        public int Closed { get; private set; }

        public bool IsDisposed { get; private set; }

        public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken)
        {
            Opened++;
            return Task.FromResult<IReadOnlyList<JournalEntry>>([]);
        }

        public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            Written.Add(entry.Event);
            return Task.CompletedTask;
        }

        public Task CloseAsync(CancellationToken cancellationToken)
        {
            Closed++;
            return Task.CompletedTask;
        }

        public void Dispose() => IsDisposed = true;
    }
}
