using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

/// <summary>What something between client and Okta answers, and what it strips.</summary>
public sealed class ForeignAnswerTests
{
    private const string Page = "<html><head><title>202</title></head><body><h1>202</h1></body></html>";

    [Theory]
    [InlineData(ForeignAnswer.PlainTextPage, Page, "text/plain", false)]
    [InlineData(ForeignAnswer.PlainTextPage, Page, "text/plain", true)]
    [InlineData(ForeignAnswer.BinaryPage, Page, "application/octet-stream", false)]
    [InlineData(ForeignAnswer.UntypedPage, Page, null, true)]
    [InlineData(ForeignAnswer.Ok, "OK", "text/plain", false)]
    [InlineData(ForeignAnswer.BlockedJson, """{"action":"blocked"}""", "application/json", true)]
    [InlineData(ForeignAnswer.Empty, "", null, false)]
    [InlineData(ForeignAnswer.Empty, "", null, true)]
    public async Task It_is_a_success_that_Okta_never_gave(ForeignAnswer answer, string body, string? type, bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var session = await org.NewSessionAsync();
        using var between = org.Okta.Intercept(_ => Fault.Foreign(answer, 202));
        var seen = await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"));
        seen.Status.Should().Be(202);
        seen.Body.Should().Be(body);
        seen.ContentHeaders.ContentType?.MediaType.Should().Be(type);
        seen.Headers.Select(header => header.Key).Should().Equal("Date");
        org.Okta.Sessions[0].Uploads.Should().BeEmpty("it did not reach Okta");
        org.Okta.Requests[^1].EffectStatusCode.Should().BeNull();
    }

    [Fact]
    public async Task An_error_of_Okta_s_can_come_with_a_status_of_success()
    {
        await using var org = await TestOrg.StartAsync();
        org.Okta.Intercept(_ => Fault.Foreign(ForeignAnswer.OktaErrorJson));
        var seen = await org.PostAsync("sessions");
        seen.Status.Should().Be(200);
        seen.ErrorCode.Should().Be("E0000006");
        seen.Headers.Contains("X-Okta-Request-Id").Should().BeFalse();
    }

    [Fact]
    public async Task After_its_effect_Okta_has_what_the_client_can_t_know()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        org.Okta.Intercept(_ => Fault.Foreign(ForeignAnswer.Ok).AfterEffect());
        (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"))).Body.Should().Be("OK");
        org.Okta.Sessions[0].Entities.Should().Be(1);
        org.Okta.Requests[^1].EffectStatusCode.Should().Be(202);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(407)]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(520)]
    [InlineData(526)]
    public async Task A_page_of_any_status_comes_at_any_operation(int status)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using (org.Okta.Intercept(_ => Fault.Html(status)))
        {
            foreach (var seen in new[] { await org.GetAsync("sessions"), await org.PostAsync("sessions"), await org.GetAsync("users/E1") })
            {
                seen.Status.Should().Be(status);
                seen.ContentHeaders.ContentType!.MediaType.Should().Be("text/html");
                seen.Headers.Contains("X-Okta-Request-Id").Should().BeFalse();
            }
        }

        org.Okta.Sessions.Should().BeEmpty();
    }

    [Fact]
    public async Task The_request_id_is_stripped_from_one_answer_or_from_all()
    {
        await using var org = await TestOrg.StartAsync();
        using (org.Okta.Intercept(request => request.Method == "POST" ? Fault.WithoutRequestId() : null))
        {
            var created = await org.PostAsync("sessions");
            created.Status.Should().Be(201);
            created.Headers.Contains("X-Okta-Request-Id").Should().BeFalse();
            created.Headers.Contains("X-Rate-Limit-Limit").Should().BeTrue("that is all that was stripped");
            (await org.GetAsync("sessions")).Headers.Contains("X-Okta-Request-Id").Should().BeTrue();
        }

        await using var behind = await TestOrg.StartAsync(o => o.StripRequestId = true);
        foreach (var seen in new[] { await behind.PostAsync("sessions"), await behind.GetAsync("users/none"), await behind.PostAsync("sessions") })
        {
            seen.Headers.Contains("X-Okta-Request-Id").Should().BeFalse();
        }

        behind.Okta.Requests.Should().OnlyContain(one => one.RequestId.Length == 27, "the log has it all the same");
    }

    [Fact]
    public async Task Who_is_busy_says_nothing_else()
    {
        await using var org = await TestOrg.StartAsync();
        using (org.Okta.Intercept(_ => Fault.Busy()))
        {
            var seen = await org.PostAsync("sessions");
            (seen.Status, seen.Body, seen.ContentHeaders.ContentType).Should().Be((503, "", null));
            seen.Headers.Select(header => header.Key).Should().Equal("Date");
        }

        using (org.Okta.Intercept(_ => Fault.Busy(429))) (await org.PostAsync("sessions")).Status.Should().Be(429);
        org.Okta.Sessions.Should().BeEmpty();
    }

    [Fact]
    public void What_can_t_be_is_refused()
    {
        FluentActions.Invoking(() => Fault.Foreign(ForeignAnswer.Ok, 204)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.Foreign(ForeignAnswer.Ok, 404)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.Foreign((ForeignAnswer)99)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.Busy(500)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.RateLimited((RateLimitVariant)99)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Fault.RateLimited(RateLimitVariant.WithoutDate, TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }
}
