using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;
using Polly;
using Polly.Retry;

namespace Okta.Xaas.Http.Internal;

/// <summary>Does what <see cref="RetryPolicy"/> decides: waits, and sends the request again.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<RetryState> StateKey = new("Okta.Xaas.RetryState");

    private readonly RetryPolicy _policy;
    private readonly TimeProvider _timeProvider;
    private readonly ServerClock _clock;
    private readonly Func<double> _jitter;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public RetryHandler(RetryOptions options, TimeProvider timeProvider, ServerClock clock, Func<double> jitter, ILogger logger)
    {
        _policy = new RetryPolicy(options);
        _timeProvider = timeProvider;
        _clock = clock;
        _jitter = jitter;
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                // The policy counts, so that its decision is the whole decision.
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => new ValueTask<bool>(Decide(State(arguments.Context), arguments.Outcome)),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(State(arguments.Context).Decision.Wait),
                OnRetry = arguments =>
                {
                    BeforeWait(State(arguments.Context), arguments.Outcome);
                    return default;
                },
            })
            .Build();
    }

    /// <summary>What a request is called in logs that goes to another service than Okta: for that one repetitions are not marked. Null: the operation's name at Okta.</summary>
    public string? ForeignOperation { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(StateKey, new RetryState(request, _timeProvider));
        try
        {
            return await _pipeline.ExecuteAsync(SendOnceAsync, context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryState State(ResilienceContext context) => context.Properties.GetValue(StateKey, null!);

    private ValueTask<HttpResponseMessage> SendOnceAsync(ResilienceContext context) =>
        new(base.SendAsync(State(context).Request, context.CancellationToken));

    private bool Decide(RetryState state, Outcome<HttpResponseMessage> attempt)
    {
        // What another try cannot help, and what is nobody's fault but ours, goes to the caller as it is.
        if (attempt.Exception is not (null or HttpRequestException or IOException or TimeoutException or OktaAuthenticationException { IsTransient: true })) return false;
        var outcome = attempt.Result is { } response
            ? AttemptOutcome.Of(state.Request, response, _clock)
            : AttemptOutcome.Of(state.Request, attempt.Exception, _clock);
        state.Decision = _policy.Decide(outcome, state.Counts(outcome), _jitter());
        state.IsRateLimited = outcome.Status == Statuses.TooManyRequests;
        if (state.Decision is { CanRepeat: true, Repeat: false }) _logger.GaveUp(NameOf(state), state.RetriesDone + 1, state.Decision.Reason);
        return state.Decision.Repeat;
    }

    // The answer of the abandoned attempt is disposed by the pipeline after this.
    private void BeforeWait(RetryState state, Outcome<HttpResponseMessage> attempt)
    {
        state.BeginRetry(attempt.Result, isMarked: ForeignOperation is null);
        _logger.Waiting(NameOf(state), state.Decision.Wait, state.RetriesDone + 1, state.Decision.Reason);
        RetryNotice.Observer?.Invoke(state.Decision.Wait, state.Decision.Reason);
    }

    private string NameOf(RetryState state) => ForeignOperation ?? OperationTag.Of(state.Request).Name;
}
