using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication.Internal;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Http;

/// <summary>Repeats failed requests to another service than Okta, such as an HR system's, by the decision that this package has for those to Okta.</summary>
/// <remarks>
/// A 429 is repeated whatever the method. No answer, one that breaks off, a time-out (<see cref="TimeoutException"/>), 408, 425 and 5xx are repeated for GET alone. <c>Retry-After</c> is heeded, up to
/// <see cref="RetryOptions.MaxDelay"/>. Any other answer is the caller's.
/// </remarks>
public static class RepeatingHandler
{
    /// <summary>Makes the handler; set its <see cref="DelegatingHandler.InnerHandler"/>. It may be used concurrently.</summary>
    /// <param name="options">How often, and how long is waited. <see cref="RetryOptions.ConnectTimeout"/> and <see cref="RetryOptions.AttemptTimeout"/> are for the inner handler to heed.</param>
    /// <param name="operation">What a request is called in logs, such as <c>read people</c>.</param>
    /// <param name="timeProvider">The clock of the waits; the system's when it is left out.</param>
    /// <param name="loggerFactory">Takes the logs of waits and of giving up, without an address or a value; nothing is logged when it is left out.</param>
    /// <returns>The handler.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The operation is blank, or an option is out of its range; the message lists all faults.</exception>
    public static DelegatingHandler Create(RetryOptions options, string operation, TimeProvider? timeProvider = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        if (string.Join(" ", OktaXaasOptionsValidator.OfRetry(options).OfType<string>()) is { Length: > 0 } faults) throw new ArgumentException(faults, nameof(options));
        var time = timeProvider ?? TimeProvider.System;
        return new RetryHandler(options, time, new ServerClock(time), new Jitter().Next, HandlerChain.CreateLogger(loggerFactory)) { ForeignOperation = operation };
    }
}
