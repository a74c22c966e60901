using System.Net;
using System.Text;
using Okta.Xaas.Authentication;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>Without a token nothing is sent, and the exception says what to check.</summary>
public sealed class RefusedSignInScenarios
{
    public static TheoryData<string, string> Cases => new()
    {
        { "scope", "*invalid_scope*Okta API Scopes*" },
        { "key", "*invalid_client*OAuth.KeyId*Public keys*" },
        { "key id", "*invalid_client*OAuth.KeyId*" },
        { "client id", "*invalid_client*OAuth.ClientId*" },
        { "never DPoP", "*invalid_dpop_proof*OAuth.DPoP*" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_exception_says_what_to_check(string fault, string message)
    {
        await using var app = await ServiceApp.StartAsync(
            o =>
            {
                if (fault == "scope") o.OAuth.Scopes = "okta.users.read";
            },
            o =>
            {
                if (fault == "key") o.PrivateKey = ServiceApp.NewKey(ServiceApp.KeyId).Private;
                if (fault == "key id") o.KeyId = "another";
                if (fault == "client id") o.ClientId = "0oaAnother";
                if (fault == "never DPoP") o.DPoP = DPoPMode.Never;
            });

        var failure = (await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaAuthenticationException>().WithMessage(message)).Which;

        failure.RequestId.Should().NotBeNullOrEmpty();
        failure.Error.Should().NotBeNullOrEmpty();
        app.Network.Sent.Should().OnlyContain(r => r.IsToken, "nothing leaves without a token");
        ShowsNoSecret(app, failure);
    }

    [Fact]
    public async Task A_run_fails_with_what_to_check()
    {
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.Scopes = "okta.users.read");
        var synchronizer = new IdentitySourceSynchronizer(app.Api, app.Options, app.Clock);

        var failure = (await FluentActions.Awaiting(() => synchronizer.SynchronizeAsync([IdentityChange.DeleteUser("E1")])).Should().ThrowAsync<SynchronizationException>()).Which;

        failure.InnerException.Should().BeOfType<OktaAuthenticationException>();
        failure.Message.Should().Contain("Okta API Scopes");
    }

    [Theory]
    [InlineData("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"abc\"}", "*bound by DPoP*")]
    [InlineData("{\"token_type\":\"DPoP\",\"expires_in\":3600,\"access_token\":\"a b\"}", "*none that can be used*")]
    public async Task Dpop_never_becomes_bearer_and_a_success_without_a_usable_token_is_none(string body, string message)
    {
        await using var app = await ServiceApp.StartAsync(client: o => o.DPoP = DPoPMode.Always);
        app.Network.Before = (sent, _) => Task.FromResult(sent.IsToken ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") } : null);

        await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaAuthenticationException>().WithMessage(message);

        app.Network.Sent.Should().OnlyContain(r => r.IsToken);
    }

    [Fact]
    public async Task Once_demanded_dpop_is_kept_also_when_the_server_does_not_demand_it_any_more()
    {
        await using var app = await ServiceApp.StartAsync();
        await app.Api.ListSessionsAsync();
        app.Network.Before = (sent, _) => Task.FromResult(sent.IsToken
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"abc\"}", Encoding.UTF8, "application/json") }
            : null);
        app.Okta.OAuth.RevokeTokens();

        await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaAuthenticationException>().WithMessage("*bound by DPoP*");

        app.Network.Sent.Should().OnlyContain(r => r.Authorization == null || r.Authorization.StartsWith("DPoP ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_of_the_token_endpoint_is_not_followed()
    {
        await using var app = await ServiceApp.StartAsync();
        app.Network.Before = (_, _) =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect) { Content = new StringContent("") };
            answer.Headers.Location = new Uri("https://evil.test/oauth2/v1/token");
            return Task.FromResult<HttpResponseMessage?>(answer);
        };

        await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaAuthenticationException>().WithMessage("*redirect*OktaDomain*");

        app.Network.Sent.Should().ContainSingle();
    }

    [Fact]
    public async Task A_token_endpoint_that_is_down_is_asked_again_with_fresh_assertions()
    {
        await using var app = await ServiceApp.StartAsync();
        var failures = 3;
        using var down = app.Okta.Intercept(r => r.Operation == "token" && Interlocked.Decrement(ref failures) >= 0 ? Fault.Drop() : null);

        await app.Api.ListSessionsAsync();

        app.TokenRequests.Should().HaveCount(6).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(200, "<html>sign in</html>")]
    [InlineData(200, "OK")]
    [InlineData(200, "")]
    [InlineData(200, "{\"action\":\"blocked\"}")]
    [InlineData(200, "{\"token_type\":\"DPoP\",\"expires_in\":3600}")]
    [InlineData(403, "<html>blocked</html>")]
    [InlineData(404, "")]
    [InlineData(407, "<html>sign in at the proxy</html>")]
    public async Task What_something_between_answers_in_the_token_endpoints_place_gives_way_to_its_own_answer(int status, string body)
    {
        await using var app = await ServiceApp.StartAsync();
        var foreign = 8;
        app.Network.Before = (sent, _) => Task.FromResult(sent.IsToken && Interlocked.Decrement(ref foreign) >= 0
            ? new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "text/html") }
            : null);

        await app.Api.ListSessionsAsync();

        app.Okta.OAuth.TokensIssued.Should().Be(1);
        app.TokenRequests.Should().OnlyHaveUniqueItems("each try has a fresh assertion");
    }

    [Fact]
    public async Task A_page_in_the_token_endpoints_place_ends_the_run_in_the_end_with_what_to_check()
    {
        await using var app = await ServiceApp.StartAsync();
        app.Network.Before = (sent, _) => Task.FromResult(sent.IsToken ? new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("<html>blocked</html>", Encoding.UTF8, "text/html") } : null);
        var synchronizer = new IdentitySourceSynchronizer(app.Api, app.Options, app.Clock);

        var failure = (await FluentActions.Awaiting(() => synchronizer.SynchronizeAsync([IdentityChange.DeleteUser("E1")])).Should().ThrowAsync<SynchronizationException>()).Which;

        failure.Message.Should().Contain("403").And.Contain("whether a proxy answers");
        failure.Result.NotSent.Should().ContainSingle();
        app.Network.Sent.Should().OnlyContain(r => r.IsToken);
        app.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(20));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_token_endpoint_that_is_busy_for_minutes_at_the_start_delays_the_run_and_does_not_end_it(int status)
    {
        await using var app = await ServiceApp.StartAsync();
        var started = app.Clock.GetUtcNow();
        using var busy = app.Okta.Intercept(r => r.Operation == "token" && app.Clock.GetUtcNow() - started < TimeSpan.FromMinutes(2) ? Fault.Busy(status) : null);
        var synchronizer = new IdentitySourceSynchronizer(app.Api, app.Options, app.Clock);

        (await synchronizer.SynchronizeAsync([IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a@example.com", Email = "a@example.com" })])).Succeeded.Should().BeTrue();

        app.Clock.Elapsed.Should().BeGreaterThan(TimeSpan.FromMinutes(2));
        app.Okta.Directory.Users.Should().ContainSingle();
    }

    [Fact]
    public async Task Those_who_waited_for_a_token_share_its_failure()
    {
        await using var app = await ServiceApp.StartAsync(o =>
        {
            o.OAuth.Scopes = "okta.users.read";
            o.OAuth.RequireDPoP = false;
        });
        var allWait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Network.Before = async (_, _) =>
        {
            await allWait.Task;
            return null;
        };

        var calls = Enumerable.Range(0, 50).Select(_ => app.Api.ListSessionsAsync()).ToList();
        allWait.SetResult();
        await Task.WhenAll(calls.Select(call => FluentActions.Awaiting(() => call).Should().ThrowAsync<OktaAuthenticationException>()));

        app.TokenRequests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("okta.identitySources.read", true, false)]
    [InlineData("okta.identitySources.manage", false, true)]
    public async Task A_missing_scope_is_403_with_what_to_check(string granted, bool mayRead, bool mayManage)
    {
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.Scopes = granted, o => o.Scopes = granted);

        (await CanAsync(() => app.Api.ListSessionsAsync())).Should().Be(mayRead);
        (await CanAsync(() => app.Api.CreateSessionAsync())).Should().Be(mayManage);
    }

    [Fact]
    public async Task A_vault_that_fails_or_gives_der_is_told_of()
    {
        await using var app = await ServiceApp.StartAsync();
        using var der = ClientKey.FromCallback("ES256", ServiceApp.KeyId, (_, _) => new(new byte[71]));
        using var down = ClientKey.FromCallback("RS256", ServiceApp.KeyId, (_, _) => throw new InvalidOperationException("The vault is closed."));

        await FluentActions.Awaiting(() => AskAsync(app, der)).Should().ThrowAsync<OktaAuthenticationException>().WithMessage("*71 bytes*64*P1363*");
        (await FluentActions.Awaiting(() => AskAsync(app, down)).Should().ThrowAsync<OktaAuthenticationException>()).WithInnerException<InvalidOperationException>();
        app.Network.Sent.Should().BeEmpty();
    }

    private static async Task AskAsync(ServiceApp app, ClientKey key)
    {
        using var credential = new PrivateKeyJwtCredential(app.Okta.BaseAddress, new OAuthOptions { ClientId = ServiceApp.ClientId }, key, app.Network, app.Clock);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Okta.BaseAddress, "/api/v1/x"));
        await credential.AuthenticateAsync(request, default);
    }

    private static async Task<bool> CanAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (OktaApiException refused) when (refused.StatusCode == HttpStatusCode.Forbidden)
        {
            refused.Message.Should().Contain("scope").And.Contain("admin role");
            return false;
        }
    }

    private static void ShowsNoSecret(ServiceApp app, Exception exception)
    {
        var text = exception + app.Options.ToString() + app.Options.OAuth;
        foreach (var secret in app.TokenRequests.Append(app.Options.OAuth.PrivateKey!)) text.Should().NotContain(secret);
    }
}
