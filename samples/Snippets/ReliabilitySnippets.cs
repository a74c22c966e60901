using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
using Okta.Xaas.Journal;

namespace Snippets;

/// <summary>The code of docs/reliability.md.</summary>
public sealed class ReliabilitySnippets
{
    [Fact]
    public async Task A_journal_is_given_to_the_synchronizer()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var (api, options) = (org.Api, org.Options);
        var folder = Directory.CreateTempSubdirectory("okta-xaas-");
        IdentityChange[] changes = [IdentityChange.DeleteUser("E1001")];

        // <file>
        using var journal = new FileJournal(Path.Combine(folder.FullName, "employees.journal"));
        var synchronizer = new IdentitySourceSynchronizer(api, options, journal: journal);
        // </file>

        Assert.True((await synchronizer.SynchronizeAsync(changes)).Succeeded);
        Assert.Equal(0, folder.GetFiles().Single().Length);
    }

    [Fact]
    public void A_journal_is_registered_for_each_source()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();

        // <di>
        services.AddOktaXaas("employees", configuration.GetSection("Okta:Employees"))
            .UseJournal(_ => new FileJournal("/var/lib/hr-feed/employees.journal"));
        services.AddOktaXaas("contractors", configuration.GetSection("Okta:Contractors"))
            .UseJournal(_ => new FileJournal("/var/lib/hr-feed/contractors.journal"));
        // </di>

        using var provider = services.BuildServiceProvider();
        Assert.NotSame(provider.GetKeyedService<ISynchronizationJournal>("employees"), provider.GetKeyedService<ISynchronizationJournal>("contractors"));
    }

    [Fact]
    public async Task After_a_crash_exactly_what_is_not_done_is_handed_in_again()
    {
        await using var org = await EmulatedOrg.StartAsync();
        org.Options.Synchronization.MaxBatchesPerSession = 2;
        var journal = new JournalOfAProcessThatDies();
        var synchronizer = new IdentitySourceSynchronizer(org.Api, org.Options, org.Clock, journal: journal);
        var cancellationToken = CancellationToken.None;
        IdentityChange[] lastFeed =
        [
            IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" }),
            IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Sales" }),
            IdentityChange.AddMembers("G1", ["E1001"]),
        ];
        await Assert.ThrowsAnyAsync<Exception>(() => synchronizer.SynchronizeAsync(lastFeed, cancellationToken: cancellationToken));
        journal.StartAnew();

        // <recover>
        // At the start of the process, with the feed of the run that was cut off, in its old order:
        var recovered = await synchronizer.RecoverAsync(cancellationToken);
        var done = recovered.Where(session => session.Outcome is SessionOutcome.Imported or SessionOutcome.WithoutEffect).SelectMany(session => session.Changes)
            .Concat(recovered.SelectMany(session => session.Rejected))
            .ToLookup(change => change.Index);
        IdentityChange[] rest = [.. lastFeed.SelectMany((change, index) => Undone(change, done[index]))];
        var result = await synchronizer.SynchronizeAsync(rest, cancellationToken: cancellationToken);
        // </recover>

        Assert.Equal([SessionOutcome.Imported], recovered.Select(session => session.Outcome));
        Assert.Equal([lastFeed[2].ExternalId], rest.Select(change => change.ExternalId));
        Assert.True(result.Succeeded);
        Assert.Equal(["E1001"], org.Okta.Directory.Memberships["G1"]);
    }

    [Fact]
    public void Of_a_group_only_the_members_that_are_not_done_are_left()
    {
        var change = IdentityChange.AddMembers("G1", ["E1", "E2", "E3"]);
        ChangeReference Done(params string[] members) => new() { Index = 0, Kind = ChangeKind.MembershipAdd, ExternalId = "G1", MemberExternalIds = members };

        Assert.Equal(["E2"], Assert.IsType<MembershipAdd>(Undone(change, [Done("E1"), Done("E3")]).Single()).MemberExternalIds);
        Assert.Empty(Undone(change, [Done("E1"), Done("E2", "E3")]));
        Assert.Same(change, Undone(change, []).Single());
        Assert.Empty(Undone(IdentityChange.DeleteUser("E1"), [new() { Index = 0, Kind = ChangeKind.UserDelete, ExternalId = "E1" }]));
    }

    // <undone>
    private static IEnumerable<IdentityChange> Undone(IdentityChange change, IEnumerable<ChangeReference> done)
    {
        if (!done.Any()) return [change];
        if (change is not MembershipChange membership) return [];
        string[] left = [.. membership.MemberExternalIds.Except(done.SelectMany(part => part.MemberExternalIds!))];
        if (left.Length == 0) return [];
        return [change is MembershipAdd ? IdentityChange.AddMembers(change.ExternalId, left) : IdentityChange.RemoveMembers(change.ExternalId, left)];
    }
    // </undone>

    /// <summary>Lets nothing more be written once the first session has ended, as a kill would.</summary>
    // What was written lives on, as a file would.
    private sealed class JournalOfAProcessThatDies : ISynchronizationJournal
    {
        private readonly List<JournalEntry> _entries = [];
        private bool _isAlive = true;
        private bool _dies = true;

        public void StartAnew() => (_isAlive, _dies) = (true, false);

        public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([.. _entries]);

        public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            if (!_isAlive) throw new InvalidOperationException("The process is dead.");
            if (entry.Event == JournalEvent.RunEnded) _entries.Clear();
            else _entries.Add(entry);
            _isAlive = !_dies || entry.Event != JournalEvent.SessionEnded;
            return Task.CompletedTask;
        }

        public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
