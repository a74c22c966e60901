using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

public sealed class InterceptTests
{
    [Fact]
    public async Task An_answer_instead_has_no_effect_and_still_carries_Okta_s_headers()
    {
        await using var org = await TestOrg.StartAsync();
        using (org.Okta.Intercept(_ => Fault.Answer(EmulatedResponse.OktaError(500, "E0000009", "Internal Server Error"))))
        {
            var answer = await org.PostAsync("sessions");
            answer.ShouldBeError(500, "E0000009");
            answer.Header("X-Okta-Request-Id").Should().Be(org.Okta.Requests.Single().RequestId);
            answer.Headers.Contains("X-Rate-Limit-Reset").Should().BeTrue();
        }

        org.Okta.Sessions.Should().BeEmpty();
        org.Okta.Requests.Single().EffectStatusCode.Should().BeNull();
        (await org.PostAsync("sessions")).Status.Should().Be(201, "the interceptor has ended");
    }

    [Fact]
    public async Task A_proxy_s_page_carries_none_of_Okta_s_headers()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(_ => Fault.Answer(EmulatedResponse.Text(502, "<html>", "text/html").WithoutOktaHeaders()));
        var answer = await org.GetAsync("sessions");
        answer.Status.Should().Be(502);
        answer.Body.Should().Be("<html>");
        answer.ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
        answer.Headers.Select(header => header.Key).Should().Equal("Date");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_429_can_bring_its_own_headers_several_of_one_name_too(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        org.Okta.Intercept(_ => Fault.Answer(EmulatedResponse.Empty(429).WithHeader("X-Rate-Limit-Reset", "2000").WithHeader("X-Rate-Limit-Reset", "1000")));
        var answer = await org.GetAsync("sessions");
        answer.Status.Should().Be(429);
        string.Join(", ", answer.Headers.GetValues("X-Rate-Limit-Reset")).Should().Be("2000, 1000");
        answer.Headers.Contains("X-Rate-Limit-Limit").Should().BeFalse();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_dropped_connection_is_an_HttpRequestException_before_or_after_the_effect(bool afterEffect, bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        using (org.Okta.Intercept(_ => afterEffect ? Fault.Drop().AfterEffect() : Fault.Drop()))
        {
            var call = async () => await org.PostAsync("sessions");
            await call.Should().ThrowAsync<HttpRequestException>();
        }

        org.Okta.Sessions.Should().HaveCount(afterEffect ? 1 : 0);
        var entry = org.Okta.Requests[0];
        entry.StatusCode.Should().BeNull();
        entry.EffectStatusCode.Should().Be(afterEffect ? 201 : null);
    }

    [Fact]
    public async Task An_answer_after_the_effect_hides_it()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(request => request.Method == "POST" ? Fault.Answer(EmulatedResponse.Empty(504)).AfterEffect() : null);
        (await org.PostAsync("sessions")).Status.Should().Be(504);
        org.Okta.Sessions.Single().Status.Should().Be("CREATED");
        org.Okta.Requests.Single().EffectStatusCode.Should().Be(201);
        (await org.GetAsync("sessions")).Status.Should().Be(200, "the interceptor let it pass");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_delay_waits_by_the_clock_before_or_after_the_effect(bool afterEffect)
    {
        await using var org = await TestOrg.StartAsync();
        var wait = Fault.Wait(TimeSpan.FromSeconds(30));
        org.Okta.Intercept(_ => afterEffect ? wait.AfterEffect() : wait);
        var call = org.PostAsync("sessions");
        call.IsCompleted.Should().BeFalse();
        org.Okta.Sessions.Should().HaveCount(afterEffect ? 1 : 0);
        org.Clock.Advance(TimeSpan.FromSeconds(30));
        (await call).Status.Should().Be(201);
    }

    [Fact]
    public async Task A_caller_who_gives_up_during_a_late_answer_does_not_undo_the_effect()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(_ => Fault.Wait(TimeSpan.FromSeconds(30)).AfterEffect());
        using var cancellation = new CancellationTokenSource();
        var call = org.Client.PostAsync(new Uri(org.SourcePath + "sessions", UriKind.Relative), null, cancellation.Token);
        await cancellation.CancelAsync();
        await call.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        org.Okta.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_caller_who_gives_up_just_before_the_effect_prevents_it()
    {
        await using var org = await TestOrg.StartAsync();
        using var cancellation = new CancellationTokenSource();
        org.Okta.Intercept(_ =>
        {
            cancellation.Cancel();
            return null;
        });
        var call = async () => await org.Client.PostAsync(new Uri(org.SourcePath + "sessions", UriKind.Relative), null, cancellation.Token);
        await call.Should().ThrowAsync<OperationCanceledException>();
        org.Okta.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task An_interceptor_sees_the_operation_and_the_body()
    {
        await using var org = await TestOrg.StartAsync();
        EmulatedRequest? seen = null;
        org.Okta.Intercept(request =>
        {
            seen = request;
            return null;
        });
        await org.PostAsync("users", Bodies.User("E1"));
        seen!.Operation.Should().Be("createIdentitySourceUser");
        seen.Body.Should().Be(Bodies.User("E1"));
    }

    [Fact]
    public async Task The_first_interceptor_that_has_a_fault_wins()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(_ => null);
        org.Okta.Intercept(_ => Fault.Answer(EmulatedResponse.Empty(503)));
        org.Okta.Intercept(_ => Fault.Answer(EmulatedResponse.Empty(500)));
        (await org.GetAsync("sessions")).Status.Should().Be(503);
    }

    [Fact]
    public void A_negative_delay_is_refused() => FluentActions.Invoking(() => Fault.Wait(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
}
