using Okta.Xaas.Authentication;
using Okta.Xaas.Emulator;

namespace Okta.Xaas.ScenarioTests.OAuth;

public sealed class SignInScenarios
{
    [Theory]
    [InlineData(true, DPoPMode.Auto, "DPoP", 3)]
    [InlineData(true, DPoPMode.Always, "DPoP", 2)]
    [InlineData(false, DPoPMode.Auto, "Bearer", 1)]
    [InlineData(false, DPoPMode.Always, "DPoP", 2)]
    [InlineData(false, DPoPMode.Never, "Bearer", 1)]
    public async Task A_run_signs_in_as_the_server_demands(bool demanded, DPoPMode mode, string scheme, int tokenRequests)
    {
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.RequireDPoP = demanded, o => o.DPoP = mode);
        var synchronizer = new IdentitySourceSynchronizer(app.Api, app.Options, app.Clock);

        var result = await synchronizer.SynchronizeAsync([IdentityChange.UpsertUser("E1", new UserProfile { UserName = "a@example.com", Email = "a@example.com" })]);

        result.Succeeded.Should().BeTrue();
        app.TokenRequests.Should().HaveCount(tokenRequests).And.OnlyHaveUniqueItems("each attempt has a fresh assertion");
        app.Network.Sent.Where(r => !r.IsToken).Should().OnlyContain(r => r.Authorization!.StartsWith(scheme + " ", StringComparison.Ordinal));
        app.Network.Sent.Where(r => r.Proof is not null).Select(r => r.ProofClaims.GetProperty("jti").GetString()).Should().OnlyHaveUniqueItems("a proof is valid once");
    }

    [Fact]
    public async Task A_proof_is_for_the_request_that_is_sent_without_its_query()
    {
        await using var app = await ServiceApp.StartAsync();
        await app.Api.CreateGroupAsync("G/1 ä", new GroupProfile { DisplayName = "G" });
        await app.Api.GetGroupMembershipsAsync("G/1 ä", limit: 10);

        var sent = app.Network.Sent[^1];
        sent.Target.Query.Should().NotBeEmpty();
        sent.ProofClaims.GetProperty("htm").GetString().Should().Be("GET");
        sent.ProofClaims.GetProperty("htu").GetString().Should().Be(sent.Target.GetLeftPart(UriPartial.Path)).And.Contain("G%2F1%20%C3%A4");
        sent.ProofClaims.GetProperty("ath").GetString().Should().Be(AthOf(sent.Authorization!.Split(' ')[1]));
    }

    [Fact]
    public async Task Each_attempt_has_its_own_proof_also_after_a_rate_limit()
    {
        await using var app = await ServiceApp.StartAsync();
        var first = true;
        using var busy = app.Okta.Intercept(r => r.Operation == "listIdentitySourceSessions" && Interlocked.Exchange(ref first, false) ? Fault.Answer(EmulatedResponse.OktaError(429, "E0000047", "Too many")) : null);

        await app.Api.ListSessionsAsync();

        app.Network.Sent.Where(r => !r.IsToken).Select(r => r.Proof).Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_hundred_calls_at_once_make_one_token_request()
    {
        await using var app = await ServiceApp.StartAsync(o =>
        {
            o.OAuth.RequireDPoP = false;
            o.Latency = TimeSpan.FromSeconds(1);
        });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.Api.ListSessionsAsync()));

        app.TokenRequests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_token_is_renewed_ahead_of_its_end_once()
    {
        await using var app = await ServiceApp.StartAsync();
        await app.Api.ListSessionsAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(54));
        await app.Api.ListSessionsAsync();
        app.Okta.OAuth.TokensIssued.Should().Be(1);

        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.Api.ListSessionsAsync()));

        app.Okta.OAuth.TokensIssued.Should().Be(2);
        app.Okta.Requests.Should().NotContain(r => r.StatusCode == 401, "no call has to fail first");
    }

    [Fact]
    public async Task While_a_renewal_fails_the_old_token_serves_to_its_end()
    {
        await using var app = await ServiceApp.StartAsync();
        await app.Api.ListSessionsAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(56));
        using var down = app.Okta.Intercept(r => r.Operation == "token" ? Fault.Answer(EmulatedResponse.OktaError(503, "E0000010", "Maintenance")) : null);

        await app.Api.ListSessionsAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var failure = (await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>()).Which;
        failure.Outcome.Should().Be(RequestOutcome.NotSent);
        failure.InnerException.Should().BeOfType<OktaAuthenticationException>().Which.IsTransient.Should().BeTrue();
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_an_upload_is_not_lost()
    {
        await using var app = await ServiceApp.StartAsync();
        var session = await app.Api.CreateSessionAsync();
        app.Okta.OAuth.RevokeTokens();

        await app.Api.UploadGroupsForUpsertAsync(session.Id, [IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "G" })]);

        app.Okta.Sessions.Single().Uploads.Should().ContainSingle();
        app.Okta.OAuth.TokensIssued.Should().Be(2);
    }

    [Fact]
    public async Task A_token_that_is_always_refused_is_renewed_once_and_the_call_fails()
    {
        await using var app = await ServiceApp.StartAsync();
        using var refusing = app.Okta.Intercept(r => r.Operation != "token" ? Fault.Answer(EmulatedResponse.OktaError(401, "E0000011", "Invalid token provided")) : null);

        (await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaApiException>()).Which.Outcome.Should().Be(RequestOutcome.Refused);

        app.Okta.OAuth.TokensIssued.Should().Be(2);
        app.Network.Sent.Count(r => !r.IsToken).Should().Be(2);
    }

    [Fact]
    public async Task Nonces_of_the_token_endpoint_and_of_the_API_are_kept_apart_and_renewed()
    {
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.RequireApiNonce = true);
        await app.Api.ListSessionsAsync();
        app.Okta.OAuth.RenewNonces();
        await app.Api.ListSessionsAsync();
        await app.Api.ListSessionsAsync();

        var api = app.Network.Sent.Where(r => !r.IsToken).ToList();
        api.Should().HaveCount(5, "each new nonce costs one refused request");
        api[0].ProofClaims.TryGetProperty("nonce", out _).Should().BeFalse("that of the token endpoint is another server's");
        app.Okta.OAuth.TokensIssued.Should().Be(1);
    }

    [Fact]
    public async Task A_new_nonce_and_a_revoked_token_at_once_are_both_met_within_one_request()
    {
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.RequireApiNonce = true);
        var session = await app.Api.CreateSessionAsync();
        app.Okta.OAuth.RenewNonces();
        app.Okta.OAuth.RevokeTokens();
        var before = app.Network.Sent.Count(r => !r.IsToken);

        await app.Api.UploadGroupsForUpsertAsync(session.Id, [IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "G" })]);

        (app.Network.Sent.Count(r => !r.IsToken) - before).Should().Be(3, "one refusal is for the token, one for the nonce");
        app.Okta.Sessions.Single().Uploads.Should().ContainSingle();
    }

    [Theory]
    [InlineData(DPoPMode.Never, false)]
    [InlineData(DPoPMode.Auto, false)]
    [InlineData(DPoPMode.Always, true)]
    public async Task A_key_for_proofs_is_made_only_where_one_is_asked_for(DPoPMode mode, bool made)
    {
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.RequireDPoP = false);
        using var credential = new PrivateKeyJwtCredential(app.Okta.BaseAddress, new OAuthOptions { ClientId = ServiceApp.ClientId, PrivateKey = app.Options.OAuth.PrivateKey, DPoP = mode }, tokenHandler: app.Network, timeProvider: app.Clock);
        using var api = IdentitySourcesApi.Create(app.Options, app.Network, credential, app.Clock);
        await api.ListSessionsAsync();

        credential.HasProofKey.Should().Be(made);
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(90)]
    [InlineData(60 * 24)]
    public async Task A_wrong_clock_is_learnt_from_the_server(int minutes)
    {
        await using var app = await ServiceApp.StartAsync(skew: TimeSpan.FromMinutes(minutes));

        await app.Api.ListSessionsAsync();
        await app.Api.ListSessionsAsync();

        app.Okta.OAuth.TokensIssued.Should().Be(1);
    }

    [Fact]
    public async Task A_key_is_rolled_over_without_a_pause()
    {
        var (newPrivate, newPublic) = ServiceApp.NewKey("key-2");
        await using var app = await ServiceApp.StartAsync();
        await app.Api.ListSessionsAsync();
        app.Okta.OAuth.AddPublicKey(newPublic);
        app.Options.OAuth.PrivateKey = newPrivate;
        using var next = IdentitySourcesApi.Create(app.Options, app.Network, timeProvider: app.Clock);
        await next.ListSessionsAsync();
        app.Okta.OAuth.RemovePublicKey(ServiceApp.KeyId).Should().BeTrue();

        await next.ListSessionsAsync();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await next.ListSessionsAsync();

        (await FluentActions.Awaiting(() => app.Api.ListSessionsAsync()).Should().ThrowAsync<OktaAuthenticationException>()).WithMessage("*OAuth.KeyId*Public keys*");
    }

    [Fact]
    public async Task A_vault_signs()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        await using var app = await ServiceApp.StartAsync(o => o.OAuth.PublicKeys.Add(key.ExportRSAPublicKeyPem()));
        using var vault = ClientKey.FromCallback("RS512", "any", async (data, _) =>
        {
            await Task.Yield();
            return key.SignData(data.Span, System.Security.Cryptography.HashAlgorithmName.SHA512, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        });
        using var credential = new PrivateKeyJwtCredential(app.Okta.BaseAddress, new OAuthOptions { ClientId = ServiceApp.ClientId }, vault, app.Network, app.Clock);
        using var api = IdentitySourcesApi.Create(app.Options, app.Network, credential, app.Clock);

        await api.ListSessionsAsync();

        app.Okta.OAuth.TokensIssued.Should().Be(1);
    }

    [Fact]
    public async Task The_callers_cancellation_works_through_the_token_request_and_the_next_caller_takes_over()
    {
        await using var app = await ServiceApp.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        app.Network.Before = async (sent, token) =>
        {
            if (!sent.IsToken || reached.Task.IsCompleted) return null;
            reached.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return null;
        };
        var first = app.Api.ListSessionsAsync(cancellation.Token);
        await reached.Task;
        using var impatient = new CancellationTokenSource();
        var waiting = app.Api.ListSessionsAsync(impatient.Token);
        var second = app.Api.ListSessionsAsync();

        await impatient.CancelAsync();
        (await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(impatient.Token);
        await cancellation.CancelAsync();
        (await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);

        await second;
        app.Okta.OAuth.TokensIssued.Should().Be(1);
    }

    private static string AthOf(string token) =>
        System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)));
}
