using Okta.Xaas.Emulator;
using Okta.Xaas.ScenarioTests.Support;

namespace Okta.Xaas.ScenarioTests;

/// <summary>Somebody else closes, triggers or removes our session, or it expires: it is noticed at the next call, and nothing is lost.</summary>
public sealed class LostSessionScenarios
{
    public static TheoryData<string, string> Losses()
    {
        var data = new TheoryData<string, string>();
        foreach (var at in new[] { Requests.UpsertUsers, Requests.Get, Requests.Trigger })
        {
            foreach (var loss in Events.Keys) data.Add(at, loss);
        }

        return data;
    }

    private static Dictionary<string, Fault> Events => new()
    {
        ["closed"] = Fault.CloseSession(),
        ["expired"] = Fault.ExpireSession(),
        ["forgotten"] = Fault.ForgetSession(),
        ["triggered by somebody else"] = Fault.TriggerSession(),
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Its_changes_go_into_a_new_session(string at, string loss)
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxConcurrentUploads = 1);
        using var losing = org.Okta.FailOnce(at, Events[loss], after: at == Requests.UpsertUsers ? 2 : 0);

        var result = await org.Synchronizer.SynchronizeAsync(People.Upserts(1_000));

        result.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Should().HaveCount(1_000);
        org.Sessions.SelectMany(s => s.DuplicateEntities).Should().BeEmpty();
        if (loss != "triggered by somebody else" || at == Requests.UpsertUsers)
            result.Sessions.Select(s => s.Outcome).Should().Equal(SessionOutcome.Reloaded, SessionOutcome.Imported);
    }

    [Fact]
    public async Task What_somebody_elses_trigger_may_have_imported_is_in_doubt_when_it_cannot_be_loaded_again()
    {
        await using var org = await TestOrg.StartAsync(o => o.MaxConcurrentUploads = 1);
        using var losing = org.Okta.FailOnce(Requests.UpsertUsers, Fault.TriggerSession(), after: 2);
        var creations = 0;
        using var refusing = org.Okta.Intercept(r => r.Operation == Requests.Create && ++creations > 1 ? Answers.Forbidden : null);

        var failure = await Assert.ThrowsAsync<SynchronizationException>(() => org.Synchronizer.SynchronizeAsync(People.Upserts(1_000)));

        failure.Result.InDoubt.Should().NotBeEmpty("400 of them were imported by somebody else's trigger");
        failure.Result.InDoubt.Select(c => c.ExternalId).Should().Contain(org.Okta.Directory.Users.Keys);
    }
}
