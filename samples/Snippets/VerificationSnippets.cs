using Okta.Xaas;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Diagnosis;
using Okta.Xaas.Emulator;
using Okta.Xaas.Verification;

namespace Snippets;

/// <summary>The code of docs/verification.md.</summary>
public sealed class VerificationSnippets
{
    private static readonly IdentityChange[] Changes =
        [.. Enumerable.Range(1001, 3).Select(i => IdentityChange.UpsertUser($"E{i}", new UserProfile { UserName = $"e{i}@example.com", Email = $"e{i}@example.com" }))];

    [Fact]
    public async Task A_run_is_verified_person_by_person()
    {
        await using var org = await EmulatedOrg.StartAsync();
        org.Okta.SetOutcome("E1002", ImportOutcome.Unconfirmed);
        using var orgApi = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        var (synchronizer, changes, cancellationToken) = (org.Synchronizer, Changes, CancellationToken.None);
        var verifier = new IdentitySourceVerifier(orgApi, org.Api, org.Options, org.Clock);

        // <verify>
        SyncResult result = await synchronizer.SynchronizeAsync(changes, cancellationToken: cancellationToken);
        VerificationReport report = await verifier.VerifyAsync(result, changes, cancellationToken: cancellationToken);

        foreach (PersonCheck person in report.NotAsExpected())
            Console.WriteLine($"{person.ExternalId}: {person.Verdict} {string.Join(", ", person.DifferingAttributes)}");
        // </verify>

        Assert.Equal("AwaitsConfirmation E1002", Assert.Single(report.NotAsExpected()).ToString());
        var source = org.Okta.IdentitySourceId;

        // <lists>
        await foreach (AppUser user in orgApi.ListAppUsersAsync(source, cancellationToken: cancellationToken)) Console.WriteLine($"{user.ExternalId}: {user.StatusText}");
        await foreach (OktaGroup group in orgApi.ListSourceGroupsAsync(source, cancellationToken: cancellationToken)) Console.WriteLine(group.Name);
        await foreach (LogEvent one in orgApi.ListLogEventsAsync(result.StartedAt, result.FinishedAt, cancellationToken: cancellationToken)) Console.WriteLine(one);
        // </lists>
    }

    [Fact]
    public async Task It_is_looked_whether_everything_is_in_place()
    {
        await using var org = await EmulatedOrg.StartAsync();
        using var orgApi = OktaOrgApi.Create(org.Options, org.Okta.CreateHandler(), timeProvider: org.Clock);
        var diagnostics = new OktaXaasDiagnostics(org.Api, orgApi, org.Options, org.Clock);
        var cancellationToken = CancellationToken.None;

        // <doctor>
        DiagnosticReport found = await diagnostics.CheckAsync(cancellationToken);
        Console.WriteLine(found);    // a line for each check: its state, what was found, and how to mend it
        // </doctor>

        Assert.Equal(DiagnosticState.Ok, found.State);
    }

    [Fact]
    public void It_is_made_without_a_service_collection()
    {
        var options = new OktaXaasOptions { OktaDomain = new Uri("https://example.okta.com"), IdentitySourceId = "0oa3l6l6WK6h0R0QW0g4", ApiToken = "token" };
        using var api = IdentitySourcesApi.Create(options);

        // <make>
        using IOktaOrgConnection orgApi = OktaOrgApi.Create(options);
        var verifier = new IdentitySourceVerifier(orgApi, api, options);
        // </make>

        Assert.NotNull(verifier);
    }
}
