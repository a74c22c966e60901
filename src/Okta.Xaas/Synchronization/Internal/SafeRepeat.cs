using System.Net;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Repeats a request of which Okta surely did nothing: it never left, or Okta is in maintenance. What is unknown is repeated only where it reads.</summary>
internal sealed class SafeRepeat(TimeProvider time, ProgressReporter progress)
{
    private const int MaxRepeats = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    public Task<T> DoAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken) => RepeatAsync(request, CanRepeat, cancellationToken);

    /// <summary>The same for a request that only reads, so that it is repeated also when no answer of Okta's came.</summary>
    public Task<T> ReadAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken) =>
        RepeatAsync(request, static exception => exception.Outcome == RequestOutcome.Unknown || CanRepeat(exception), cancellationToken);

    public Task DoAsync(Func<Task> request, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await request().ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    private static bool CanRepeat(OktaApiException exception) =>
        exception.Outcome == RequestOutcome.NotSent
        || exception is { Outcome: RequestOutcome.Refused, StatusCode: HttpStatusCode.ServiceUnavailable };

    private async Task<T> RepeatAsync<T>(Func<Task<T>> request, Func<OktaApiException, bool> canRepeat, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            try
            {
                return await request().ConfigureAwait(false);
            }
            catch (OktaApiException exception) when (repeats < MaxRepeats && canRepeat(exception))
            {
                var wait = TimeSpan.FromTicks(FirstWait.Ticks << repeats);
                progress.Wait(WaitReason.Retry, time.GetUtcNow() + wait);
                await time.Delay(wait, cancellationToken).ConfigureAwait(false);
                Telemetry.RecordWait(progress.IdentitySourceId, WaitReason.Retry, wait);
            }
        }
    }
}
