using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Okta.Xaas.Snapshots.Records;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Okta.Xaas.Hosting.Notifications.Internal;

/// <summary>Tells a webhook, and again while it does not take the message. A receiver that gets one twice knows it by its id.</summary>
internal sealed class WebhookNotifier(WebhookOptions options, Func<HttpClient> createClient, TimeProvider time) : IFeedNotifier
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = PipelineOf(options, time);

    public async Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default)
    {
        if (report.Outcome == FeedRunOutcome.Succeeded && !report.IsRecovery && !options.TellSuccess) return;
        var body = JsonSerializer.SerializeToUtf8Bytes(WebhookMessage.Of(Guid.NewGuid().ToString("N"), report), WebhookJson.Default.WebhookMessage);
        using var client = createClient();
        using var answer = await _pipeline.ExecuteAsync(async token => await SendAsync(client, body, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(body, options.Secret!, time.GetUtcNow()));
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private static ResiliencePipeline<HttpResponseMessage> PipelineOf(WebhookOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().HandleResult(MayBeTakenLater),
            });
        }

        return builder.AddTimeout(options.AttemptTimeout).Build();
    }

    private static bool MayBeTakenLater(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
