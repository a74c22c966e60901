using Okta.Xaas;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;
using Refit;

namespace Snippets;

/// <summary>The code of docs/identity-sources-api.md.</summary>
public sealed class ApiSnippets
{
    [Fact]
    public async Task Single_operations_read_back_what_is_there()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var api = org.Api;
        var cancellationToken = CancellationToken.None;
        await api.CreateGroupAsync("G1", new GroupProfile { DisplayName = "Sales" }, cancellationToken);
        var members = new List<string>();

        // <single>
        await api.CreateUserAsync("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" }, cancellationToken);
        await api.CreateGroupMembershipAsync("G1", "E1001", cancellationToken);
        IdentitySourceUser user = await api.GetUserAsync("E1001", cancellationToken);
        await foreach (var member in api.ListGroupMembersAsync("G1", cancellationToken: cancellationToken)) members.Add(member);
        // </single>

        Assert.Equal("ada@example.com", user.Profile?.UserName);
        Assert.Equal(["E1001"], members);
    }

    [Fact]
    public async Task Refit_can_be_called_directly()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var options = new OktaXaasOptions { OktaDomain = org.Okta.BaseAddress, IdentitySourceId = org.Okta.IdentitySourceId, ApiToken = org.Okta.ApiToken };
        var handler = org.Okta.CreateHandler();

        // <refit>
        using var client = IdentitySourcesApi.CreateClient(options, handler);
        var refit = RestService.ForGenerated<IIdentitySourcesApi>(client, IdentitySourcesApi.RefitSettings());
        // </refit>

        Assert.Empty(await refit.ListSessionsAsync());
    }

    [Fact]
    public async Task A_session_by_hand_is_imported()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var api = org.Api;
        var cancellationToken = CancellationToken.None;

        // <session>
        var session = await api.CreateSessionAsync(cancellationToken);
        await api.UploadUsersForUpsertAsync(
            session.Id, [IdentityChange.UpsertUser("E1001", new UserProfile { UserName = "ada@example.com", Email = "ada@example.com" })], cancellationToken);
        await api.StartImportAsync(session.Id, cancellationToken);
        // </session>

        // It may be imported already: the org's clock is fast.
        Assert.NotNull(org.Okta.Sessions.Single().Triggered);
    }

    [Fact]
    public async Task A_session_that_was_left_open_is_cancelled()
    {
        await using var org = await EmulatedOrg.StartAsync();
        var api = org.Api;
        var cancellationToken = CancellationToken.None;
        org.Okta.CreateSession();

        // <leftover>
        foreach (var session in await api.ListSessionsAsync(cancellationToken))
        {
            if (SessionTransitions.IsOpen(session.Status)) await api.DeleteSessionAsync(session.Id, cancellationToken);
        }
        // </leftover>

        Assert.Equal("CLOSED", org.Okta.Sessions.Single().Status);
    }
}
