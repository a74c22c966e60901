using System.Globalization;
using Okta.Xaas.Snapshots.Tests.Support;
using Xunit.Abstractions;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>Many nights of one process, in virtual time: each morning the org is what the list says, nothing is sent twice, and the process holds no more than after the first nights.</summary>
public class SoakTests(ITestOutputHelper output)
{
    private const string NightsName = "OKTA_XAAS_SOAK_NIGHTS";
    private const string PeopleName = "OKTA_XAAS_SOAK_PEOPLE";

    private const int Groups = 8;

    // What the measure itself swings by: pools, and what the emulator has in hand.
    private const long Slack = 3_000_000;

    [Fact]
    public async Task Night_after_night_the_org_is_what_the_list_says_and_the_memory_is_flat()
    {
        var (nights, people) = (Setting(NightsName, 15), Setting(PeopleName, 400));
        var movers = Math.Max(1, people / 500);

        // What the emulator remembers of the past has its limits, which would be reached after more nights than these.
        await using var org = await SnapshotOrg.StartAsync(emulator: o => (o.SessionCapacity, o.RequestLogCapacity, o.SystemLogCapacity) = (10, 100, 100));
        var hr = HrList.Of(people, Groups);
        await RunAsync();
        var (held, away) = (new List<long>(), new List<string>());
        for (var night = 1; night <= nights; night++)
        {
            foreach (var back in away)
            {
                hr.Hire(back);
                hr.Memberships.Add(new($"G{((int.Parse(back.AsSpan(1), CultureInfo.InvariantCulture) - 1) % Groups) + 1}", back));
            }

            away = [.. Enumerable.Range(0, movers).Select(i => Person(night, i))];
            foreach (var leaver in away) hr.Leave(leaver);
            foreach (var mover in Enumerable.Range(0, movers).Select(i => Person(night, i + movers))) hr.Move(mover, $"Department {night}");
            org.Clock.Advance(TimeSpan.FromDays(1));

            (await RunAsync()).Should().BePositive();
            if (night % 10 == 0) (await RunAsync()).Should().Be(0, "it was sent in night {0}", night);
            org.Okta.Directory.Users.Where(user => user.Value.IsActive).Select(user => user.Key).ToHashSet().SetEquals(hr.Users.Select(user => user.ExternalId)).Should().BeTrue("this is the list of night {0}", night);
            if (night % Math.Max(1, nights / 15) == 0) held.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nights} nights of {people} people; held after a full collection, in KB: {string.Join(", ", held.Select(bytes => bytes / 1_000))}"));
        var third = held.Count / 3;
        var (middle, last) = (Median(held.Skip(third).Take(third)), Median(held.TakeLast(third)));
        (last - middle).Should().BeLessThan(Slack, "the first nights fill what is kept, and no night adds to it");

        async Task<long> RunAsync() => (await org.Synchronizer.RunAsync(hr.Snapshot)).EnsureSuccess().Plan.Changes;

        string Person(int night, int i) => $"E{(((night * 37) + (i * 3)) % people) + 1}";
    }

    private static long Median(IEnumerable<long> values) => values.Order().ElementAt(values.Count() / 2);

    private static int Setting(string name, int usual) => int.Parse(Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? given : $"{usual}", CultureInfo.InvariantCulture);
}
