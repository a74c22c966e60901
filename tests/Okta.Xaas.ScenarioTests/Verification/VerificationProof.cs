using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.Verification;

namespace Okta.Xaas.ScenarioTests.Verification;

/// <summary>The report against the org's own directory, for drifts by chance: nothing is called confirmed that is not, and nothing that has drifted goes unseen.</summary>
public class VerificationProof
{
    private static readonly string[] Statuses =
        ["ACTIVE", "PROVISIONED", "IMPORTED", "MATCHED", "UNASSIGNED", "PENDING", "STAGED", "SUSPENDED", "DEPROVISIONED", "NEVER_HEARD_OF"];

    private static readonly string[] Attributes = ["userName", "email", "firstName", "lastName", "department"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_the_report_says_is_what_the_directory_has(int seed)
    {
        var random = new Random(seed);
        await using var org = await VerifiedOrg.StartAsync(o => o.Seed = seed);
        var count = random.Next(1, 1_300);
        Drift(org.Okta, random, count);
        await org.ImportAsync(People.Upserts(count));
        Drift(org.Okta, random, count);
        IdentityChange[] changes = [.. Enumerable.Range(0, count).Where(_ => random.Next(3) > 0).Select(i => random.Next(10) == 0 ? (IdentityChange)People.Delete(i) : People.Upsert(i, "Legal"))];
        var result = await org.ImportAsync(changes);
        Drift(org.Okta, random, count);
        var options = new VerificationOptions { SettleTimeLimit = TimeSpan.FromSeconds(random.Next(3) * 30), SourceSize = random.Next(2) == 0 ? null : count };

        var report = await org.Verifier.VerifyAsync(result, changes, options);

        report.People.Should().HaveCount(changes.Length);
        foreach (var (check, change) in report.People.Zip(changes)) Judge(org.Okta, check, change).Should().BeNull($"seed {seed}, {check.ExternalId}");
    }

    [Fact]
    public async Task Of_10_000_people_exactly_those_of_whom_something_went_wrong_are_named()
    {
        const int Count = 10_000;
        await using var org = await VerifiedOrg.StartAsync();
        var random = new Random(1);
        ImportOutcome[] ways =
        [
            ImportOutcome.Failed, ImportOutcome.Unconfirmed, ImportOutcome.Matched, ImportOutcome.NotMatched, ImportOutcome.SyncError,
            new() { Status = "STAGED" }, new() { Status = "NEVER_HEARD_OF" }, ImportOutcome.Drifted(new Dictionary<string, string?> { ["department"] = "Legal" }),
        ];
        var wrong = Enumerable.Range(0, Count).OrderBy(_ => random.Next()).Take(Count / 100).Order().ToList();
        foreach (var (person, i) in wrong.Select((person, i) => (person, i))) org.Okta.SetOutcome(People.Id(person), ways[i % ways.Length]);
        IdentityChange[] changes = [.. People.Upserts(Count)];
        var result = await org.ImportAsync(changes);
        result.Succeeded.Should().BeTrue("of single people the sessions tell nothing");
        var begin = org.Clock.GetUtcNow();

        var report = await org.Verifier.VerifyAsync(result, changes);

        report.NotAsExpected().Select(person => person.ExternalId).Should().Equal(wrong.Select(People.Id));
        report.Count(PersonVerdict.Confirmed).Should().Be(Count - wrong.Count);
        (org.Clock.GetUtcNow() - begin).Should().Be(TimeSpan.FromMinutes(2), "it waits for those who are missing, differ or are on their way");
    }

    [Fact]
    public async Task The_judge_sees_a_report_that_is_wrong()
    {
        await using var org = await VerifiedOrg.StartAsync();
        Drift(org.Okta, new Random(7), 200);
        IdentityChange[] changes = [.. People.Upserts(200)];
        var report = await org.Verifier.VerifyAsync(await org.ImportAsync(changes), changes, new VerificationOptions { SettleTimeLimit = TimeSpan.Zero });
        var seen = 0;
        foreach (var (check, change) in report.People.Zip(changes))
        {
            Judge(org.Okta, check, change).Should().BeNull();
            Judge(org.Okta, check with { Verdict = check.IsAsExpected ? PersonVerdict.Missing : PersonVerdict.Confirmed }, change).Should().NotBeNull();
            if (check.DifferingAttributes.Count == 0) continue;
            Judge(org.Okta, check with { DifferingAttributes = check.DifferingAttributes.Skip(1).ToList() }, change).Should().NotBeNull();
            seen++;
        }

        seen.Should().BePositive();
    }

    // By the directory alone, without a word of the verifier's.
    private static string? Judge(OktaEmulator okta, PersonCheck check, IdentityChange change)
    {
        var isThere = okta.Directory.Users.TryGetValue(check.ExternalId, out var user) && (user.IsActive || user.Outcome.Status is not ("IMPORTED" or "MATCHED" or "UNASSIGNED"));
        if (!isThere) return check.Verdict == PersonVerdict.Missing ? null : "is not there";
        var isLinked = user!.AppStatus is "ACTIVE" or "PROVISIONED";
        if (change is not UserUpsert upsert) return check.IsAsExpected == user.AppStatus is "DEPROVISIONED" or "SUSPENDED" ? null : $"was deleted and is {user.AppStatus}";
        var drifted = upsert.Profile.Where(attribute => (user.AppProfile.GetValueOrDefault(attribute.Key) ?? "") != (attribute.Value ?? "")).Select(attribute => attribute.Key).ToList();
        if (!drifted.Order(StringComparer.Ordinal).SequenceEqual(check.DifferingAttributes.Order(StringComparer.Ordinal)) && IsFindable(user, upsert)) return $"drifted in {string.Join(",", drifted)}, told: {string.Join(",", check.DifferingAttributes)}";
        var isRight = isLinked && drifted.Count == 0 && user.Outcome.SyncState != "ERROR";
        return check.IsAsExpected == isRight ? null : $"is {user.AppStatus}, {user.Outcome.SyncState}, drifted in {drifted.Count}, told: {check.Verdict}";
    }

    // Without an external id a person goes by the user name that was sent; with another one nobody can tell who it is.
    private static bool IsFindable(EmulatedUser user, UserUpsert upsert) => user.Outcome.Status is not ("IMPORTED" or "MATCHED" or "UNASSIGNED") || user.AppProfile.GetValueOrDefault("userName") == upsert.Profile.UserName;

    private static void Drift(OktaEmulator okta, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (random.Next(6) > 0) continue;
            var attributes = Attributes.Where(_ => random.Next(4) == 0).ToDictionary(name => name, name => random.Next(2) == 0 ? null : $"drifted-{name}-{i}");
            okta.SetOutcome(People.Id(i), random.Next(5) switch
            {
                0 => ImportOutcome.Failed,
                1 => ImportOutcome.Confirmed,
                2 => ImportOutcome.SyncError,
                3 => ImportOutcome.Drifted(attributes),
                _ => new ImportOutcome { Status = Statuses[random.Next(Statuses.Length)], SyncState = random.Next(4) == 0 ? "OUT_OF_SYNC" : "SYNCHRONIZED", Drift = random.Next(2) == 0 ? attributes : new Dictionary<string, string?>() },
            });
        }
    }
}
