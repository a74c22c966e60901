using System.Net;
using Okta.Xaas;

namespace Snippets;

/// <summary>The code of docs/errors.md.</summary>
public sealed class ErrorsSnippets
{
    [Fact]
    public async Task Every_end_of_a_run_is_told_apart()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var synchronizer = org.Synchronizer;
        IdentityChange[] changes = [IdentityChange.UpsertUser("E1001", new UserProfile()), IdentityChange.DeleteUser("E1002")];
        var cancellationToken = CancellationToken.None;
        SyncResult? account = null;

        // <run>
        try
        {
            account = await synchronizer.SynchronizeAsync(changes, cancellationToken: cancellationToken);
            foreach (var rejected in account.Rejected) Console.WriteLine($"{rejected.Index} {rejected.ExternalId}: {rejected.Message}");
        }
        catch (SynchronizationCanceledException cancelled)
        {
            account = cancelled.Result;
        }
        catch (SynchronizationException failure)
        {
            account = failure.Result;
            if (failure.InnerException is OktaApiException refused) Console.WriteLine($"Okta's request id: {refused.RequestId}");
        }

        await File.WriteAllTextAsync(Path.GetTempFileName(), account.ToJson(), CancellationToken.None);
        // </run>

        Assert.Equal(RejectionReason.EmptyProfile, account.Rejected.Single().Reason);
        Assert.Equal("E1002", account.WithoutEffect.Single().ExternalId);
    }

    [Fact]
    public async Task A_single_call_that_finds_nobody_says_404()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var api = org.Api;
        var cancellationToken = CancellationToken.None;
        var known = true;

        // <single>
        try
        {
            await api.GetUserAsync("E1001", cancellationToken);
        }
        catch (OktaApiException refused) when (refused.StatusCode == HttpStatusCode.NotFound)
        {
            known = false;
        }
        // </single>

        Assert.False(known);
    }
}
