using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;
using Okta.Xaas.Verification;

namespace Okta.Xaas.ScenarioTests.Verification;

/// <summary>What became of the people of a run: against an org in which a completed session says nothing of single people.</summary>
public class VerificationScenarios
{
    private static readonly VerificationOptions OneLook = new() { SettleTimeLimit = TimeSpan.Zero };

    [Fact]
    public async Task Each_person_has_a_verdict_of_its_own()
    {
        await using var org = await VerifiedOrg.StartAsync();
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Unconfirmed);
        org.Okta.SetOutcome(People.Id(2), ImportOutcome.Matched);
        org.Okta.SetOutcome(People.Id(3), ImportOutcome.NotMatched);
        org.Okta.SetOutcome(People.Id(4), ImportOutcome.Failed);
        org.Okta.SetOutcome(People.Id(5), ImportOutcome.SyncError);
        org.Okta.SetOutcome(People.Id(6), ImportOutcome.Drifted(new Dictionary<string, string?> { ["department"] = "Legal", ["firstName"] = null }));
        org.Okta.SetOutcome(People.Id(7), new ImportOutcome { Status = "QUARANTINED" });
        org.Okta.SetOutcome(People.Id(8), new ImportOutcome { Status = "STAGED" });
        org.Okta.SetOutcome(People.Id(9), new ImportOutcome { Status = "SUSPENDED" });

        var report = await org.ImportAndVerifyAsync([.. People.Upserts(10), IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Staff" })]);

        report.People.Select(person => person.Verdict).Should().Equal(
            PersonVerdict.Confirmed, PersonVerdict.AwaitsConfirmation, PersonVerdict.AwaitsConfirmation, PersonVerdict.NotMatched, PersonVerdict.Missing,
            PersonVerdict.SyncError, PersonVerdict.Differs, PersonVerdict.Unknown, PersonVerdict.OnItsWay, PersonVerdict.Deactivated);
        report.People.Select(person => person.ExternalId).Should().Equal(Enumerable.Range(0, 10).Select(People.Id));
        report.People[6].DifferingAttributes.Should().BeEquivalentTo("department", "firstName");
        report.People[7].StatusText.Should().Be("QUARANTINED");
        report.People[0].OktaUserId.Should().StartWith("00u");
        report.NotAsExpected().Should().HaveCount(9);
        report.IsAsExpected.Should().BeFalse();
        report.ToString().Should().Be("10 people: 1 Unknown, 1 Confirmed, 2 AwaitsConfirmation, 1 NotMatched, 1 OnItsWay, 1 Deactivated, 1 Missing, 1 Differs, 1 SyncError");
        report.ToJson().Should().NotContain("Legal").And.NotContain("@example.com").And.Contain("\"AwaitsConfirmation\"");
    }

    [Fact]
    public async Task Leavers_are_deactivated_or_gone_and_one_who_is_still_there_is_seen()
    {
        await using var org = await VerifiedOrg.StartAsync();
        org.Okta.SetOutcome(People.Id(2), ImportOutcome.Unconfirmed);
        await org.ImportAsync(People.Upserts(4));
        org.Okta.SetOutcome(People.Id(3), ImportOutcome.Failed);

        var report = await org.ImportAndVerifyAsync(People.Delete(1), People.Delete(2), People.Delete(3), People.Upsert(0, "Legal"));

        report.People.Select(person => (person.Verdict, person.IsDeleted, person.IsAsExpected)).Should().Equal(
            (PersonVerdict.Deactivated, true, true), (PersonVerdict.Missing, true, true), (PersonVerdict.Confirmed, true, false), (PersonVerdict.Confirmed, false, true));
    }

    [Fact]
    public async Task Who_was_not_imported_is_left_out()
    {
        await using var org = await VerifiedOrg.StartAsync();
        IdentityChange[] changes = [People.Upsert(1), IdentityChange.UpsertUser(People.Id(2), new UserProfile { UserName = new string('x', 101) }), People.Upsert(3), IdentityChange.UpsertUser(People.Id(1), new UserProfile { Email = "no" })];

        var report = await org.ImportAndVerifyAsync(changes);

        report.People.Select(person => person.ExternalId).Should().Equal([People.Id(3)], "of two changes to a person one was rejected, so what Okta should have is open");
        report.LeftOut.Should().Be(2);
    }

    [Fact]
    public async Task The_last_of_several_changes_counts()
    {
        await using var org = await VerifiedOrg.StartAsync();
        var report = await org.ImportAndVerifyAsync(
            People.Upsert(1, "Sales"), People.Upsert(2, "Sales"), People.Upsert(1, "Legal"), People.Delete(2), IdentityChange.UpsertUser(People.Id(1), new UserProfile { LastName = "King" }));

        report.People.Select(person => person.Verdict).Should().Equal(PersonVerdict.Confirmed, PersonVerdict.Deactivated);
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Drifted(new Dictionary<string, string?> { ["department"] = "Sales" }));
        (await org.Verifier.VerifyAsync([People.Id(1)], OneLook)).People.Single().Verdict.Should().Be(PersonVerdict.Confirmed, "by key alone no attribute is compared");
    }

    [Fact]
    public async Task Values_that_Okta_has_as_numbers_and_truth_values_are_the_same()
    {
        await using var org = await VerifiedOrg.StartAsync(o =>
        {
            o.Schema.Add(new EmulatedSchemaEntry("isManager") { Type = "boolean" });
            o.Schema.Add(new EmulatedSchemaEntry("grade") { Type = "number" });
        });
        var report = await org.ImportAndVerifyAsync(IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a@example.com", Email = "a@example.com", ["isManager"] = "TRUE", ["grade"] = "1.50", ["gone"] = null }));
        report.IsAsExpected.Should().BeTrue();
    }

    [Fact]
    public async Task By_key_alone_people_without_an_external_id_are_found_by_what_the_source_calls_them()
    {
        await using var org = await VerifiedOrg.StartAsync();
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Unconfirmed);
        await org.ImportAsync(People.Upserts(3));

        var report = await org.Verifier.VerifyAsync([People.Id(0), People.Id(1), "nobody", "."], OneLook);

        report.People.Select(person => person.Verdict).Should().Equal(PersonVerdict.Confirmed, PersonVerdict.AwaitsConfirmation, PersonVerdict.Missing, PersonVerdict.Missing);
    }

    [Fact]
    public async Task It_waits_for_Okta_to_settle_and_no_longer_than_it_may()
    {
        await using var org = await VerifiedOrg.StartAsync();
        org.Okta.SetOutcome(People.Id(1), new ImportOutcome { Status = "PENDING" });
        IdentityChange[] changes = [.. People.Upserts(3)];
        var result = await org.ImportAsync(changes);
        var looks = 0;
        using var settling = org.Okta.Intercept(request =>
        {
            if (request.Operation == "listApplicationUsers" && ++looks == 3) org.Okta.SetOutcome(People.Id(1), ImportOutcome.Confirmed);
            return null;
        });
        var begin = org.Clock.GetUtcNow();

        (await org.Verifier.VerifyAsync(result, changes)).IsAsExpected.Should().BeTrue();
        (org.Clock.GetUtcNow() - begin).Should().Be(TimeSpan.FromSeconds(30), "10 seconds, then 20");
        looks.Should().Be(3);

        org.Okta.SetOutcome(People.Id(2), ImportOutcome.Drifted(new Dictionary<string, string?> { ["department"] = "Legal" }));
        begin = org.Clock.GetUtcNow();
        (await org.Verifier.VerifyAsync(result, changes)).NotAsExpected().Single().ToString().Should().Be("Differs " + People.Id(2));
        (org.Clock.GetUtcNow() - begin).Should().Be(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task What_waits_for_a_person_is_not_waited_for()
    {
        await using var org = await VerifiedOrg.StartAsync();
        org.Okta.SetOutcome(People.Id(1), ImportOutcome.Unconfirmed);
        IdentityChange[] changes = [.. People.Upserts(2)];
        var result = await org.ImportAsync(changes);
        var begin = org.Clock.GetUtcNow();
        (await org.Verifier.VerifyAsync(result, changes)).Count(PersonVerdict.AwaitsConfirmation).Should().Be(1);
        org.Clock.GetUtcNow().Should().Be(begin);
    }

    [Fact]
    public async Task A_refusal_is_one_line_and_nothing_fails()
    {
        await using var org = await VerifiedOrg.StartAsync(o => o.RefuseOrgApi = true);

        var report = await org.ImportAndVerifyAsync([.. People.Upserts(3)]);

        report.Refused.Should().Be("Okta answered 403 to listApplicationUsers: it needs the scope okta.apps.read, granted to the app and asked for in OAuth.Scopes, or an administrator's role that may read it.");
        report.People.Should().HaveCount(3).And.OnlyContain(person => person.Verdict == PersonVerdict.Unknown);
        report.IsAsExpected.Should().BeFalse();
        report.ToString().Should().StartWith("3 people, not verified: Okta answered 403");
        org.Okta.Directory.Users.Should().HaveCount(3);
    }

    [Fact]
    public async Task Few_people_of_many_are_read_singly_and_many_by_the_list()
    {
        await using var org = await VerifiedOrg.StartAsync();
        IdentityChange[] changes = [.. People.Upserts(2_400)];
        var all = await org.Verifier.VerifyAsync(await org.ImportAsync(changes), changes, OneLook);
        (all.Calls, org.Calls("listApplicationUsers")).Should().Be((5, 5));
        IdentityChange[] few = [People.Upsert(2_300), People.Upsert(2_301)];
        var result = await org.ImportAsync(few);

        (await org.Verifier.VerifyAsync(result, few, new() { SettleTimeLimit = TimeSpan.Zero, SourceSize = 2_400 })).Calls.Should().Be(2, "five pages are more");
        (await org.Verifier.VerifyAsync(result, few, OneLook)).Calls.Should().Be(4, "two pages of a list that may be long, then two people");
        (await org.Verifier.VerifyAsync(result, few, OneLook)).IsAsExpected.Should().BeTrue();
    }

    [Fact]
    public async Task Who_is_read_singly_and_not_found_is_looked_for_in_the_list()
    {
        await using var org = await VerifiedOrg.StartAsync();
        await org.ImportAsync(People.Upserts(1_200));
        org.Okta.SetOutcome(People.Id(1_100), ImportOutcome.Drifted(new Dictionary<string, string?> { ["userName"] = "other@example.com" }));
        IdentityChange[] one = [People.Upsert(1_100)];
        var report = await org.Verifier.VerifyAsync(await org.ImportAsync(one), one, OneLook);
        report.People.Single().DifferingAttributes.Should().Equal(["userName"], "the user is there, under another name");
    }

    [Fact]
    public async Task Bad_arguments_are_refused()
    {
        await using var org = await VerifiedOrg.StartAsync();
        var result = await org.ImportAsync(People.Upserts(1));
        await org.Verifier.Invoking(v => v.VerifyAsync(null!, People.Upserts(1))).Should().ThrowAsync<ArgumentNullException>();
        await org.Verifier.Invoking(v => v.VerifyAsync(result, (IEnumerable<IdentityChange>)null!)).Should().ThrowAsync<ArgumentNullException>();
        await org.Verifier.Invoking(v => v.VerifyAsync(result with { IdentitySourceId = "0oaother" }, People.Upserts(1))).Should().ThrowAsync<ArgumentException>();
        await org.Verifier.Invoking(v => v.VerifyAsync([" "])).Should().ThrowAsync<ArgumentException>();
        await org.Verifier.Invoking(v => v.VerifyAsync(["E1"], new() { SettleTimeLimit = TimeSpan.FromDays(2) })).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await org.Verifier.Invoking(v => v.VerifyAsync(["E1"], new() { PollingInterval = TimeSpan.Zero })).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await org.Verifier.Invoking(v => v.VerifyAsync(["E1"], new() { SourceSize = -1 })).Should().ThrowAsync<ArgumentOutOfRangeException>();
        (await org.Verifier.VerifyAsync([])).People.Should().BeEmpty();
    }
}
