using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>Texts that only one person may have: who gets which number, and that it stays so.</summary>
public abstract class UniqueTests
{
    private const string At = "@example.com";

    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task Who_comes_second_gets_a_number_which_never_changes_and_is_never_given_to_another()
    {
        await using var org = await StartAsync();

        (await NamesAsync(org, User("E1", "anna.abel"), User("E2", "anna.abel"), User("E3", "carl"))).Should().Equal("E1 anna.abel", "E2 anna.abel2", "E3 carl");
        (await RunAsync(org, User("E3", "carl"), User("E2", "anna.abel"), User("E1", "anna.abel"))).Plan.Changes.Should().Be(0, "the order of the list does not count");
        (await NamesAsync(org, User("E0", "anna.abel"), User("E2", "anna.abel"), User("E3", "carl"))).Should().Equal("E0 anna.abel3", "E2 anna.abel2", "E3 carl");
        (await NamesAsync(org, User("E1", "anna.abel"), User("E2", "anna.baker"), User("E9", "anna.abel"))).Should().Equal("E1 anna.abel", "E2 anna.baker", "E9 anna.abel4");
        (await NamesAsync(org, User("E2", "anna.abel"))).Should().Equal("E2 anna.abel2");
        (await org.Store.DumpAsync()).Should().Contain("E9").And.NotContainEquivalentOf("anna").And.NotContainEquivalentOf("baker");
    }

    [StoreFact]
    public async Task Two_attributes_of_the_same_text_have_the_same_number_and_other_texts_their_own()
    {
        await using var org = await StartAsync();
        await RunAsync(org, User("E1", "anna"), User("E2", "otto"));

        await RunAsync(
            org,
            User("E1", "anna"),
            new("E2", new UserProfile { ["login"] = "replaced" }) { Unique = [new("userName", "otto", At), new("email", "anna", At), new("login", "anna", "")] },
            new("E3", new UserProfile()) { Unique = [new("userName", "anna", At), new("email", "anna", At), new("login", "anna", "")] });

        var (second, third) = (org.Okta.Directory.Users["E2"].Profile, org.Okta.Directory.Users["E3"].Profile);
        (second["userName"], second["email"], second["login"]).Should().Be(("otto" + At, "anna2" + At, "anna"));
        (third["userName"], third["email"], third["login"]).Should().Be(("anna3" + At, "anna3" + At, "anna2"));
    }

    [StoreFact]
    public async Task Texts_are_the_same_as_user_names_are_without_case_and_in_any_Unicode_form()
    {
        await using var org = await StartAsync();

        (await NamesAsync(org, User("E1", "zoë"), User("E2", "zoe\u0308"), User("E3", "ZOË"), User("E4", "zoe"))).Should().Equal("E1 zoë", "E2 zoe\u03082", "E3 ZOË3", "E4 zoe");
    }

    [StoreFact]
    public async Task What_somebody_has_as_user_name_or_email_in_the_store_or_anywhere_in_the_list_is_taken()
    {
        await using var org = await StartAsync();
        await RunAsync(org, Fixed("E8", "anna", "workshop"), Fixed("E9", "carl"));

        (await NamesAsync(
            org,
            User("E1", "anna"),
            User("E2", "workshop"),
            User("E3", "dora"),
            User("E4", "emil"),
            Fixed("E5", "berta", "dora"),
            new("E6", new UserProfile { Email = "emil" + At }) { Unique = [new("userName", "fritz", At)] },
            Fixed("E8", "anna", "workshop"),
            Fixed("E9", "carl")))
            .Should().Equal("E1 anna2", "E2 workshop2", "E3 dora2", "E4 emil2", "E5 berta", "E6 fritz", "E8 anna", "E9 carl");
    }

    [StoreFact]
    public async Task A_number_does_not_make_the_text_of_somebody_else()
    {
        await using var org = await StartAsync();

        (await NamesAsync(org, User("E1", "anna2"), User("E2", "anna"), User("E3", "anna"), User("E4", "anna2"))).Should().Equal("E1 anna2", "E2 anna", "E3 anna3", "E4 anna22");
    }

    [StoreFact]
    public async Task Somebody_elses_text_has_that_ones_number_wherever_the_record_stands()
    {
        await using var org = await StartAsync();

        await RunAsync(org, Managed("E1", "E3"), Managed("E2", "E1"), User("E3", "anna"), User("E0", "anna"));
        var sent = await RunAsync(org, User("E0", "anna"), User("E3", "anna"), Managed("E2", "E3"), Managed("E1", "E3"));

        sent.Plan.Users.Should().Be(new KindCounts { Stored = 4, Listed = 4, Updated = 1 });
        var managers = org.Okta.Directory.Users.Where(u => u.Value.Profile.ContainsKey("manager")).ToDictionary(u => u.Key, u => u.Value.Profile["manager"]);
        managers.Should().Equal(new Dictionary<string, string?> { ["E1"] = "anna4" + At, ["E2"] = "anna4" + At });
        org.Okta.Directory.Users["E3"].Profile["userName"].Should().Be("anna4" + At);

        SnapshotUser Managed(string id, string manager) => new(id, new UserProfile()) { Unique = [new("userName", "anna", At), new("email", "anna", At), new("manager", "anna", At, manager)] };
    }

    [StoreFact]
    public async Task A_plan_that_is_not_applied_keeps_nothing_and_one_that_stands_on_it_no_more_is_refused()
    {
        await using var org = await StartAsync();
        using var first = await org.Synchronizer.PlanAsync(Of(User("E1", "anna")));
        using var second = await org.Synchronizer.PlanAsync(Of(User("E2", "anna")));
        (await first.ReadChangesAsync().ToArrayAsync()).Should().ContainSingle().Which.Change.ExternalId.Should().Be("E1");

        // Before the first line of its journal, so that the revision stays.
        var failing = new FaultyStore(org.Store.Open(), method => method == nameof(ISnapshotLease.AppendAsync) ? Task.FromException(new SnapshotStoreException("The disk is full.")) : null);
        await org.NewSynchronizer(failing).Invoking(s => s.ApplyAsync(second)).Should().ThrowAsync<Exception>().WithMessage("*The disk is full.*");

        (await org.Synchronizer.Invoking(s => s.ApplyAsync(first)).Should().ThrowAsync<PlanOutdatedException>()).WithMessage("Another run has given somebody a text that this plan gives to another person.*");
        org.Okta.Directory.Users.Should().BeEmpty();
        (await org.Synchronizer.ApplyAsync(second)).Succeeded.Should().BeTrue();
        (await NamesAsync(org, User("E1", "anna"), User("E2", "anna"))).Should().Equal("E1 anna2", "E2 anna");
    }

    [StoreFact]
    public async Task Who_was_imported_with_such_a_text_before_keeps_it_and_nobody_is_sent_for_it()
    {
        await using var org = await StartAsync();
        await RunAsync(org, Fixed("E1", "anna"), Fixed("E2", "anna2"), Fixed("E3", "other", "anna3"));

        (await RunAsync(org, User("E2", "anna"))).Plan.Users.Should().Be(new KindCounts { Stored = 3, Listed = 1, Deleted = 2 });
        (await NamesAsync(org, User("E1", "anna"), User("E2", "anna"))).Should().Equal("E1 anna", "E2 anna2");
    }

    [StoreFact]
    public async Task Who_is_held_back_is_given_no_number_and_is_known_by_the_one_from_before()
    {
        await using var org = await StartAsync();
        await RunAsync(org, User("E1", "anna"), User("E7", "berta"));

        var result = await RunAsync(
            org,
            User("E1", "anna") with { Fault = "birthday is no date" },
            User("E2", "carl") with { Fault = "birthday is no date" },
            User("E3", "carl", " "),
            User("E4", "dora"),
            User("E4", "dora"),
            User("", "emil"),
            new("E6", new UserProfile()) { Unique = [new("userName", "fritz", At), new("email", "fritz", At), new("manager", "anna", At, "\0")] },
            User("E7", "berta"));

        result.Plan.HeldBack.Select(h => (h.ExternalId, h.Reason)).Should().BeEquivalentTo(
        [
            ("E1", HeldBackReason.Faulty), ("E2", HeldBackReason.Faulty), ("E3", HeldBackReason.Faulty), ("E4", HeldBackReason.DuplicateKey), ("E4", HeldBackReason.DuplicateKey),
            ("", HeldBackReason.NoUsableKey), ("E6", HeldBackReason.Faulty),
        ]);
        (await NamesAsync(org, User("E1", "anna"), User("E7", "berta"), User("E8", "carl"), User("E9", "dora"))).Should().Equal("E1 anna", "E7 berta", "E8 carl", "E9 dora");
    }

    [StoreFact]
    public async Task Many_of_one_text_get_all_numbers_from_one_on()
    {
        await using var org = await StartAsync();
        const int Many = 4_100;
        SnapshotUser[] all = [.. Enumerable.Range(1, Many).Select(n => User($"E{n}", "user"))];

        using var plan = await org.Synchronizer.PlanAsync(Of(all));
        var names = await plan.ReadChangesAsync().Select(change => ((UserUpsert)change.Change).Profile.UserName).ToArrayAsync();

        names.Order(StringComparer.Ordinal).Should().Equal(Enumerable.Range(1, Many).Select(n => $"user{(n == 1 ? "" : $"{n}")}{At}").Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task What_is_forgotten_is_free_again()
    {
        await using var org = await StartAsync();
        await RunAsync(org, User("E1", "anna"));
        await using (var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!) await lease.ForgetAsync(CancellationToken.None);

        (await NamesAsync(org, User("E2", "anna"))).Should().Contain("E2 anna");
    }

    [StoreFact]
    public async Task A_text_is_kept_for_one_person_and_a_person_has_one_number()
    {
        await using var store = await NewStoreAsync();
        await using var lease = (await store.Open().TryAcquireAsync("0oaunique"))!;

        (await KeepAsync(new("E1", 7, 1, 70), new("E2", 7, 2, 71))).Should().BeTrue();
        (await KeepAsync(new("E2", 7, 2, 71), new("E2", 8, 1, 71), new("E3", 8, 2, 80))).Should().BeTrue("the same again, and the same text in another family");
        (await KeepAsync(new("E4", 9, 1, 90), new("E4", 7, 1, 70))).Should().BeFalse("E1 has it");
        (await KeepAsync(new UniqueName("E1", 7, 3, 72))).Should().BeFalse("E1 has another number");

        await lease.BeginStagingAsync(CancellationToken.None);
        (await lease.Names.FindAsync([new("E3", 8), new("E4", 9), new("E1", 7)], CancellationToken.None)).Select(h => h.Number).Should().Equal(2, null, 1);
        (await lease.Names.FindHoldersAsync([70, 71, 90], CancellationToken.None)).Should().BeEquivalentTo([new NameHolder(70, "E1"), new NameHolder(71, "E2")]);

        Task<bool> KeepAsync(params UniqueName[] names) => lease.Names.KeepAsync(names, CancellationToken.None);
    }

    private static SnapshotUser User(string id, string before, string after = At) => new(id, new UserProfile()) { Unique = [new("userName", before, after), new("email", before, after)] };

    private static SnapshotUser Fixed(string id, string name, string? email = null) => new(id, new UserProfile { UserName = name + At, Email = (email ?? name) + At });

    private static IdentitySnapshot Of(params SnapshotUser[] users) => new() { Users = HrList.Read(users) };

    private static Task<SnapshotResult> RunAsync(SnapshotOrg org, params SnapshotUser[] users) => org.Synchronizer.RunAsync(Of(users), new SnapshotRunOptions { Allow = (Safeguard)~0 });

    // The user names that those who are there have after a run.
    private static async Task<IEnumerable<string>> NamesAsync(SnapshotOrg org, params SnapshotUser[] users)
    {
        (await RunAsync(org, users)).Plan.HeldBackCount.Should().Be(0);
        return org.Okta.Directory.Users.Where(user => user.Value.IsActive).OrderBy(user => user.Key, StringComparer.Ordinal).Select(user => $"{user.Key} {user.Value.Profile["userName"]!.Replace(At, "")}");
    }

    private async Task<SnapshotOrg> StartAsync() => await SnapshotOrg.StartAsync(store: await NewStoreAsync());
}
