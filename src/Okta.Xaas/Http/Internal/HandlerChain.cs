using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Authentication;

namespace Okta.Xaas.Http.Internal;

/// <summary>Puts the handlers together, the same with and without a service collection.</summary>
internal static class HandlerChain
{
    /// <summary>
    /// The handlers, outermost first: once → retry → rate limit → judge → attempt → authentication → (primary). Authentication is inside the retry because each attempt
    /// needs a proof of its own (a DPoP proof is valid once), and inside the attempt because fetching a token takes of its time. The rate limit is inside the
    /// retry because repetitions count too, and outside the attempt because its waits don't.
    /// </summary>
    /// <param name="options">Validated.</param>
    /// <param name="org">What the org's answers have taught.</param>
    /// <param name="credential">Signs each attempt.</param>
    /// <param name="timeProvider">The clock of the waits.</param>
    /// <param name="logger">Takes the logs.</param>
    /// <param name="networkTime">
    /// The clock of an attempt's time limit; the system's by default, also where the waits run in virtual time: the network does not follow a virtual clock.
    /// </param>
    public static IReadOnlyList<DelegatingHandler> Create(
        OktaXaasOptions options, OrgState org, IOktaCredential credential, TimeProvider timeProvider, ILogger logger, TimeProvider? networkTime = null) =>
    [
        new OnceHandler(),
        new RetryHandler(options.Retry, timeProvider, org.Clock, new Jitter().Next, logger),
        new RateLimitHandler(org, options.RateLimitShare, options.Retry.MaxDelay, timeProvider, logger),
        new JudgeHandler(org, logger),
        new AttemptHandler(options.Retry.AttemptTimeout, networkTime ?? TimeProvider.System, logger),
        new AuthenticationHandler(credential, options.OktaDomain!),
    ];

    public static HttpMessageHandler Join(IReadOnlyList<DelegatingHandler> handlers, HttpMessageHandler primary)
    {
        var inner = primary;
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = inner;
            inner = handlers[i];
        }

        return inner;
    }

    public static bool IsOfChain(DelegatingHandler handler) =>
        handler is OnceHandler or RetryHandler or RateLimitHandler or JudgeHandler or AttemptHandler or AuthenticationHandler;

    public static ILogger CreateLogger(ILoggerFactory? factory) => factory?.CreateLogger("Okta.Xaas.Http") ?? NullLogger.Instance;
}
