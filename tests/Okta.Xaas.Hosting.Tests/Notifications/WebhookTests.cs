using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Okta.Xaas.Hosting.Notifications.Internal;
using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Hosting.Tests.Notifications;

public sealed class WebhookTests : IDisposable
{
    private const string Secret = "a secret of the tests";

    private readonly VirtualTimeProvider _clock = new(autoAdvance: true);
    private readonly List<(string Body, string Signature)> _received = [];
    private readonly Queue<Func<HttpResponseMessage>> _answers = [];
    private readonly Receiver _receiver;

    public WebhookTests() => _receiver = new(async request =>
    {
        request.RequestUri.Should().Be(new Uri("https://hooks.example.com/xaas"));
        request.Content!.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        _received.Add((await request.Content.ReadAsStringAsync(), request.Headers.GetValues("X-Okta-Xaas-Signature").Single()));
        return _answers.TryDequeue(out var answer) ? answer() : new(HttpStatusCode.NoContent);
    });

    [Fact]
    public async Task A_message_has_the_numbers_and_is_signed()
    {
        await Webhook().NotifyAsync(Report(FeedRunOutcome.Succeeded) with { Result = StubSynchronizer.Success });

        var (body, signature) = _received.Should().ContainSingle().Subject;
        using var message = JsonDocument.Parse(body);
        var json = message.RootElement;
        json.GetProperty("feed").GetString().Should().Be("employees");
        json.GetProperty("outcome").GetString().Should().Be("Succeeded");
        json.GetProperty("cause").GetString().Should().Be("Scheduled");
        json.GetProperty("counts").GetProperty("imported").GetInt64().Should().Be(0);
        json.GetProperty("id").GetString().Should().HaveLength(32);
        var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        parts["t"].Should().Be($"{VirtualTimeProvider.Start.ToUnixTimeSeconds()}");
        parts["v1"].Should().Be(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"))));
    }

    [Fact]
    public async Task What_is_told_of_a_failure_or_a_stop_has_no_words_of_a_list()
    {
        await Webhook().NotifyAsync(Report(FeedRunOutcome.Failed) with { Failure = new InvalidOperationException("Ada Example earns 4711") });
        SafeguardHit hit = new(Safeguard.UserDeletionShare, "users", 30, 20, "E0001 and others") { Examples = ["E0001"], Count = 3 };
        await Webhook().NotifyAsync(Report(FeedRunOutcome.Stopped) with { Failure = new SafeguardException(StubSynchronizer.Plan(), [hit]) });

        _received[0].Body.Should().Contain("System.InvalidOperationException").And.NotContain("4711").And.NotContain("Ada");
        _received[1].Body.Should().Contain("UserDeletionShare").And.NotContain("E0001");
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, 4)]
    [InlineData(HttpStatusCode.TooManyRequests, 4)]
    [InlineData(HttpStatusCode.NotFound, 1)]
    [InlineData(HttpStatusCode.Redirect, 1)]
    public async Task What_may_be_taken_later_is_sent_again_and_nothing_else(HttpStatusCode status, int times)
    {
        for (var n = 0; n < 4; n++) _answers.Enqueue(() => new(status));
        await Webhook().Invoking(w => w.NotifyAsync(Report(FeedRunOutcome.Failed))).Should().ThrowAsync<HttpRequestException>();
        _received.Should().HaveCount(times);
        _received.Select(message => message.Body).Distinct().Should().ContainSingle("a message that is sent again has the same id");
        _clock.Elapsed.Should().Be(TimeSpan.FromSeconds(times == 1 ? 0 : 1 + 2 + 4));
    }

    [Fact]
    public async Task A_message_that_is_taken_in_the_end_is_told()
    {
        _answers.Enqueue(() => new(HttpStatusCode.BadGateway));
        _answers.Enqueue(() => throw new HttpRequestException("The connection broke."));
        await Webhook().NotifyAsync(Report(FeedRunOutcome.Failed));
        _received.Should().HaveCount(3);
    }

    [Fact]
    public async Task Successes_can_be_left_out_but_for_the_first_after_a_failure()
    {
        var webhook = Webhook(tellSuccess: false);
        await webhook.NotifyAsync(Report(FeedRunOutcome.Succeeded));
        _received.Should().BeEmpty();
        await webhook.NotifyAsync(Report(FeedRunOutcome.Succeeded) with { IsRecovery = true });
        _received.Should().ContainSingle().Which.Body.Should().Contain("\"isRecovery\":true");
    }

    [Fact]
    public async Task A_feed_tells_the_webhook_it_was_given()
    {
        await using var bench = await FeedBench.StartAsync(services: services => services
            .AddOktaXaas(FeedBench.Name, _ => { })
            .NotifyWebhook(o => (o.Url, o.Secret) = (new("https://hooks.example.com/xaas"), Secret))
            .Services.AddHttpClient($"Okta.Xaas.Webhook {FeedBench.Name}").ConfigurePrimaryHttpMessageHandler(() => _receiver));
        await bench.RunAtAsync(2);
        _received.Should().ContainSingle().Which.Body.Should().Contain("\"outcome\":\"Succeeded\"");
        bench.Log.All.Should().NotContain(entry => entry.Message.Contains("hooks.example.com", StringComparison.Ordinal), "the address may have a secret in it");
    }

    [Fact]
    public void Every_fault_of_the_options_is_named_and_the_secret_is_not()
    {
        WebhookOptions options = new() { Url = new("http://hooks.example.com"), Secret = "short one", AttemptTimeout = TimeSpan.Zero, MaxRetries = 11 };
        var faults = new WebhookOptionsValidator().Validate("employees", options).Failures!.ToList();
        faults.Should().HaveCount(4).And.OnlyContain(fault => fault.StartsWith("The webhook of 'employees': ", StringComparison.Ordinal) && !fault.Contains("short one", StringComparison.Ordinal));
        new WebhookOptionsValidator().Validate("employees", new() { Url = new("http://127.0.0.1:9000/hook"), Secret = Secret }).Succeeded.Should().BeTrue("it does not leave the machine");
        new WebhookOptionsValidator().Validate("employees", new()).Failures.Should().HaveCount(2);
    }

    public void Dispose() => _receiver.Dispose();

    private static FeedRunReport Report(FeedRunOutcome outcome) => new()
    {
        Feed = "employees",
        IdentitySourceId = "0oaemployees",
        Outcome = outcome,
        Cause = FeedRunCause.Scheduled,
        StartedAt = VirtualTimeProvider.Start,
        FinishedAt = VirtualTimeProvider.Start.AddMinutes(1),
    };

    private WebhookNotifier Webhook(bool tellSuccess = true) => new(
        new() { Url = new("https://hooks.example.com/xaas"), Secret = Secret, TellSuccess = tellSuccess },
        () => new HttpClient(_receiver, disposeHandler: false),
        _clock);

    private sealed class Receiver(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }
}
