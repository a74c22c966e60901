using Okta.Xaas.ScenarioTests.Simulation;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>Random nights in which people with few names come, leave, return and are renamed, and processes die: whatever Okta ever had of a person stays that person's.</summary>
public sealed class UniqueSimulationTests : IDisposable
{
    private const int People = 14;
    private const string At = "@example.com";

    private static readonly string[] Names = ["anna", "Anna", "anna2", "otto", "jo"];

    // In memory where the system has such a folder, as in SnapshotSimulationTests.
    private readonly DirectoryInfo _folder = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory(Path.Combine("/dev/shm", $"xaas-unique-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("xaas-unique-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_text_never_changes_for_the_same_person_and_is_never_given_to_another()
    {
        for (var seed = 1; seed <= 12; seed++) (await RunAsync(seed, new SqliteSnapshotStore(Path.Combine(_folder.FullName, $"{seed}.db")))).Should().BeNull("seed {0}", seed);
    }

    private static async Task<string?> RunAsync(int seed, ISnapshotStore store)
    {
        var random = new Random(seed);
        await using var org = await SnapshotOrg.StartAsync(o => o.ExistingSession = ExistingSessionPolicy.Cancel);
        org.Options.Synchronization.MaxEntitiesPerBatch = random.Next(1, 5);
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        var ofPerson = new Dictionary<(string Person, string Name), string>();
        var ofText = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var night = 0; night < 10; night++)
        {
            for (var events = random.Next(8); events > 0; events--)
            {
                var id = $"E{random.Next(People)}";
                if (random.Next(3) == 0) people.Remove(id);
                else people[id] = Names[random.Next(Names.Length)];
            }

            using (await org.NewSynchronizer(store).PlanAsync(Snapshot(random, people)))
            {
                // Not applied: it must leave no trace.
            }

            var isQuiet = night == 9;
            await ANightAsync(org, store, new Mortality(isQuiet || random.Next(3) == 0 ? int.MaxValue : random.Next(1, 40)), Snapshot(random, people));
            foreach (var (id, user) in org.Okta.Directory.Users)
            {
                var (text, name) = (user.Profile["userName"]!, user.Profile["name"]!);
                if (user.Profile["email"] != text) return $"{id} has {text} and {user.Profile["email"]}";
                if (!ofPerson.TryAdd((id, name.ToUpperInvariant()), text) && !string.Equals(ofPerson[(id, name.ToUpperInvariant())], text, StringComparison.OrdinalIgnoreCase)) return $"{id} had {ofPerson[(id, name.ToUpperInvariant())]}, and has {text}";
                if (!ofText.TryAdd(text, id) && ofText[text] != id) return $"{ofText[text]} had {text}, and {id} has it";
            }

            if (isQuiet && people.FirstOrDefault(p => !org.Okta.Directory.Users.TryGetValue(p.Key, out var user) || user.Profile["name"] != p.Value) is { Key: { } missing }) return $"{missing} is not there";
        }

        return null;
    }

    private static async Task ANightAsync(SnapshotOrg org, ISnapshotStore store, Mortality life, IdentitySnapshot list)
    {
        using var api = IdentitySourcesApi.Create(org.Options, new MortalHandler(life, org.Okta.CreateHandler()), timeProvider: org.Clock);
        try
        {
            await org.NewSynchronizer(new MortalStore(life, store), api).RunAsync(list, new SnapshotRunOptions { Allow = (Safeguard)~0 });
        }
        catch (Exception) when (life.IsDead)
        {
            // The next night goes on from what is stored.
        }
    }

    private static IdentitySnapshot Snapshot(Random random, Dictionary<string, string> people) => new()
    {
        Users = HrList.Read(people.OrderBy(_ => random.Next()).Select(person => new SnapshotUser(person.Key, new UserProfile { ["name"] = person.Value })
        {
            Unique = [new("userName", person.Value, At), new("email", person.Value, At)],
        })),
    };
}
