using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Faults;

/// <summary>Connections that fail, break or deliver twice.</summary>
public sealed class ConnectionFaultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_an_answer_that_is_cut_the_headers_and_half_of_the_body_arrive(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var whole = (await org.PostAsync("users", Bodies.User("E1"))).Body;
        using var fault = org.Okta.Intercept(_ => Fault.CutAnswer());
        for (var i = 0; i < 20; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, org.SourcePath + "users/E1");
            using var response = await org.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            ((int)response.StatusCode).Should().Be(200);
            response.Content.Headers.ContentLength.Should().Be(whole.Length);
            response.Headers.Contains("X-Okta-Request-Id").Should().BeTrue();
            var arrived = new MemoryStream();
            var read = async () => await (await response.Content.ReadAsStreamAsync()).CopyToAsync(arrived);
            (await read.Should().ThrowAsync<HttpIOException>()).Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
            System.Text.Encoding.UTF8.GetString(arrived.ToArray()).Should().Be(whole[..(whole.Length / 2)]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_waits_for_the_whole_body_gets_an_exception_after_the_effect(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        await ShouldBreakAsync(org, Fault.CutAnswer(), () => org.PostAsync("sessions"), HttpRequestError.ResponseEnded);
        org.Okta.Sessions.Should().ContainSingle();
        (org.Okta.Requests.Single().StatusCode, org.Okta.Requests.Single().EffectStatusCode).Should().Be((201, 201));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_body_is_cut_too(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var session = await org.NewSessionAsync();
        using (org.Okta.Intercept(_ => Fault.CutAnswer()))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, org.SourcePath + $"sessions/{session}/bulk-upsert");
            request.Content = new StringContent(Bodies.Users("E1"), System.Text.Encoding.UTF8, "application/json");
            using var response = await org.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            ((int)response.StatusCode).Should().Be(202);
            await response.Content.Invoking(content => content.ReadAsStringAsync()).Should().ThrowAsync<HttpRequestException>();
        }

        org.Okta.Sessions.Single().Uploads.Should().ContainSingle();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_can_t_have_a_body_is_lost_whole(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        var session = await org.NewSessionAsync();
        await ShouldBreakAsync(org, Fault.CutAnswer(), () => org.SendAsync("DELETE", $"sessions/{session}"), overSocket ? null : HttpRequestError.ResponseEnded);
        org.Okta.Sessions.Single().Status.Should().Be("CLOSED");
        org.Okta.Requests[^1].StatusCode.Should().BeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_cut_answer_the_next_call_goes_well(bool overSocket)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        await ShouldBreakAsync(org, Fault.CutAnswer(), () => org.PostAsync("users", Bodies.User("E1")), HttpRequestError.ResponseEnded);
        (await org.GetAsync("users/E1")).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("POST", "users", true)]
    [InlineData("POST", "sessions", false)]
    [InlineData("GET", "sessions", false)]
    public async Task A_request_that_is_dropped_on_a_used_connection_is_not_sent_again_by_the_client_s_own_handler(string method, string path, bool hasBody)
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        await org.GetAsync("sessions");
        var dropped = 0;
        org.Okta.Intercept(_ => Interlocked.Increment(ref dropped) == 1 ? Fault.Drop().AfterEffect() : null);
        await org.Invoking(one => one.SendAsync(method, path, hasBody ? Bodies.User("E1") : null)).Should().ThrowAsync<HttpRequestException>();
        org.Okta.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_connection_that_can_t_be_opened_is_told_as_the_system_tells_it()
    {
        await using var org = await TestOrg.StartAsync();
        await ShouldBreakAsync(org, Fault.NotSent(), () => org.PostAsync("sessions"), HttpRequestError.ConnectionError);
        org.Okta.Sessions.Should().BeEmpty();
        var entry = org.Okta.Requests.Single();
        (entry.StatusCode, entry.EffectStatusCode, entry.Fault!.Name).Should().Be((null, null, "NotSent"));
    }

    [Fact]
    public async Task Over_a_socket_a_request_that_is_not_sent_is_dropped()
    {
        await using var org = await TestOrg.StartAsync(overSocket: true);
        using (org.Okta.Intercept(_ => Fault.NotSent())) await org.Invoking(one => one.PostAsync("sessions")).Should().ThrowAsync<HttpRequestException>();
        org.Okta.Sessions.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false, false, 400)]
    [InlineData(true, false, 201)]
    [InlineData(false, true, 400)]
    [InlineData(true, true, 201)]
    public async Task A_request_that_is_delivered_twice_takes_effect_twice_and_is_answered_once(bool firstAnswer, bool overSocket, int status)
    {
        await using var org = await TestOrg.StartAsync(overSocket: overSocket);
        Answer answer;
        using (org.Okta.Intercept(_ => Fault.Duplicate(firstAnswer))) answer = await org.PostAsync("sessions");
        answer.Status.Should().Be(status, "the second creation is refused");
        var entry = org.Okta.Requests.Single();
        (entry.StatusCode, entry.EffectStatusCode).Should().Be((status, 201));
        answer.Header("X-Okta-Request-Id").Should().Be(entry.RequestId);
        org.Okta.Sessions.Should().ContainSingle();
    }

    [Fact]
    public async Task An_upload_that_is_delivered_twice_lists_everybody_twice()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        using (org.Okta.Intercept(_ => Fault.Duplicate())) (await org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"))).Status.Should().Be(202);
        org.Okta.Sessions.Single().Uploads.Should().HaveCount(2);
        org.Okta.Sessions.Single().DuplicateEntities.Should().Equal("user:E1");
    }

    [Fact]
    public async Task A_delay_lies_between_the_two_deliveries()
    {
        await using var org = await TestOrg.StartAsync();
        var session = await org.NewSessionAsync();
        org.Okta.Intercept(_ => Fault.Duplicate().DelayedBy(TimeSpan.FromSeconds(10)));
        var call = org.UploadAsync(session, "bulk-upsert", Bodies.Users("E1"));
        org.Okta.Sessions.Single().Uploads.Should().ContainSingle();
        org.Clock.Advance(TimeSpan.FromSeconds(10));
        (await call).Status.Should().Be(202);
        org.Okta.Sessions.Single().Uploads.Should().HaveCount(2);
    }

    /// <summary>How a broken socket is told depends on the system, hence null.</summary>
    private static async Task ShouldBreakAsync(TestOrg org, Fault fault, Func<Task<Answer>> call, HttpRequestError? error)
    {
        using var injected = org.Okta.Intercept(_ => fault);
        var thrown = await call.Should().ThrowAsync<HttpRequestException>();
        if (error is not null) thrown.Which.HttpRequestError.Should().Be(error);
    }
}
