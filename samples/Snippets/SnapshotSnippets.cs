using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas;
using Okta.Xaas.Snapshots;

namespace Snippets;

/// <summary>The code of docs/snapshots.md and docs/safeguards.md.</summary>
public sealed class SnapshotSnippets : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("okta-xaas-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_full_list_becomes_a_few_changes()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var (api, options, clock, folder, snapshot, cancellationToken) = (org.Api, org.Options, org.Clock, _folder, People(10), CancellationToken.None);

        // <run>
        var store = new SqliteSnapshotStore(Path.Combine(folder.FullName, "employees.db"));
        var snapshots = new SnapshotSynchronizer(store, api, options, timeProvider: clock);

        SnapshotResult result = await snapshots.RunAsync(snapshot, cancellationToken: cancellationToken);
        Console.WriteLine(result.EnsureSuccess());
        // </run>

        Assert.Equal(10, result.Plan.Users.Added);
        Assert.Equal(0, (await snapshots.RunAsync(People(10))).Plan.Changes);
    }

    [Fact]
    public async Task A_plan_is_looked_at_first()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var snapshots = new SnapshotSynchronizer(new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db")), org.Api, org.Options, timeProvider: org.Clock);
        var snapshot = People(10);

        // <plan>
        using var plan = await snapshots.PlanAsync(snapshot);
        Console.WriteLine(plan);    // the numbers; plan.Summary has all of it
        await foreach (var change in plan.ReadChangesAsync()) Console.WriteLine(change);    // Update UserUpsert E1001 (department)

        if (plan.Summary.Safeguards.Count == 0) await snapshots.ApplyAsync(plan);
        // </plan>

        Assert.Equal(10, org.Okta.Directory.Users.Count);
    }

    [Fact]
    public async Task A_plan_is_approved_by_somebody()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var snapshots = new SnapshotSynchronizer(new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db")), org.Api, org.Options, timeProvider: org.Clock);
        var snapshot = People(10);
        var path = Path.Combine(_folder.FullName, "plan.jsonl");

        // <approve>
        using (var plan = await snapshots.PlanAsync(snapshot)) await plan.SaveAsync(path);

        // Later, perhaps in another process, when somebody has looked at the file:
        var approved = await SynchronizationPlan.LoadSummaryAsync(path);
        await snapshots.ApplyAsync(approved, snapshot);
        // </approve>

        Assert.Equal(10, org.Okta.Directory.Users.Count);
    }

    [Fact]
    public async Task The_key_is_kept_elsewhere()
    {
        Environment.SetEnvironmentVariable("HR_FEED_HASH_KEY", "a made-up secret of the right length");
        await using var org = await EmulatedOrg.StartAsync();
        var (api, options, clock, store) = (org.Api, org.Options, org.Clock, new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db")));

        // <key>
        var keyed = new SnapshotOptions { HashKeyProvider = _ => new(Environment.GetEnvironmentVariable("HR_FEED_HASH_KEY")!) };    // or from a vault
        var snapshots = new SnapshotSynchronizer(store, api, options, keyed, clock);
        // </key>

        Assert.Equal(3, (await snapshots.RunAsync(People(3))).Plan.Users.Added);
        Assert.Equal(0, (await snapshots.RunAsync(People(3))).Plan.Changes);
    }

    [Fact]
    public async Task Who_comes_second_gets_a_number()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var snapshots = new SnapshotSynchronizer(new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db")), org.Api, org.Options, timeProvider: org.Clock);

        // <unique>
        var user = new SnapshotUser("E1002", new UserProfile { FirstName = "Anna", LastName = "Abel" })
        {
            Unique = [new("userName", "anna.abel", "@example.com"), new("email", "anna.abel", "@example.com")],
        };
        // </unique>

        await snapshots.RunAsync(new IdentitySnapshot { Users = new[] { user, user with { ExternalId = "E1003" } }.ToAsyncEnumerable() });

        Assert.Equal("anna.abel@example.com", org.Okta.Directory.Users["E1002"].Profile["userName"]);
        Assert.Equal("anna.abel2@example.com", org.Okta.Directory.Users["E1003"].Profile["email"]);
    }

    [Fact]
    public async Task A_safeguard_stops_the_run_until_it_is_allowed()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var snapshots = new SnapshotSynchronizer(new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db")), org.Api, org.Options, timeProvider: org.Clock);
        await snapshots.RunAsync(People(10));
        var fewer = People(7);

        // <guard>
        var stopped = await Assert.ThrowsAsync<SafeguardException>(() => snapshots.RunAsync(fewer));
        Console.WriteLine(stopped.Message);    // 3 of 10 users would be deleted, which is 30.0 %; the limit is 20.0 % …

        // Three people did leave:
        await snapshots.RunAsync(fewer, new() { Allow = Safeguard.UserDeletionShare });
        // </guard>

        Assert.Equal(7, org.Okta.Directory.Users.Values.Count(user => user.IsActive));
    }

    [Fact]
    public async Task An_approval_allows_what_it_has_seen()
    {
        await using var org = await EmulatedOrg.StartAsync();

        // <terms>
        var options = new SnapshotOptions();
        options.Safeguards.HowToAllow = finding => $"--allow {finding}";
        // </terms>

        var snapshots = new SnapshotSynchronizer(new SqliteSnapshotStore(Path.Combine(_folder.FullName, "employees.db")), org.Api, org.Options, options, org.Clock);
        await snapshots.RunAsync(People(10));
        var fewer = People(7);

        // <findings>
        using var plan = await snapshots.PlanAsync(fewer);
        var approved = plan.Summary.Safeguards.Select(hit => hit.ToFinding()).ToArray();    // UserDeletionShare:users:3

        await snapshots.RunAsync(fewer, new() { AllowFindings = approved });
        // </findings>

        Assert.Equal("UserDeletionShare:users:3", Assert.Single(approved).ToString());
        Assert.Contains("--allow UserDeletionShare:users:3", plan.Summary.Safeguards[0].Message);
        Assert.Equal(7, org.Okta.Directory.Users.Values.Count(user => user.IsActive));
    }

    [Fact]
    public void It_is_registered_for_each_source()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();

        // <di>
        services.AddOktaXaas("employees", configuration.GetSection("Okta:Employees"))
            .UseSnapshots("/var/lib/hr-feed/okta.db", o => o.Safeguards.ProtectedUsers.Add("E0001"));
        services.AddOktaXaas("contractors", configuration.GetSection("Okta:Contractors"))
            .UseSnapshots(_ => new PostgreSqlSnapshotStore(configuration.GetConnectionString("Okta")!), o => o.WhenBusy = BusyPolicy.Wait);
        // </di>

        Assert.Contains(services, service => service.ServiceType == typeof(ISnapshotSynchronizer) && "contractors".Equals(service.ServiceKey));
    }

    private static IdentitySnapshot People(int count) => new() { Users = ReadAsync(count) };

    private static async IAsyncEnumerable<SnapshotUser> ReadAsync(int count)
    {
        for (var i = 1; i <= count; i++)
            yield return new($"E{i:D4}", new UserProfile { UserName = $"e{i}@example.com", Email = $"e{i}@example.com", ["department"] = "Sales" });
        await Task.CompletedTask;
    }
}
