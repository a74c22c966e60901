using Microsoft.Extensions.Logging;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Http.Internal;

/// <summary>Bounds one attempt in time, receives all of its answer, and logs it.</summary>
internal sealed class AttemptHandler(TimeSpan timeLimit, TimeProvider timeProvider, ILogger logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var operation = OperationTag.Of(request).Name;
        var passage = Passage.Of(request);
        passage.HasLeft = false;
        passage.Judgement = null;
        var started = timeProvider.GetTimestamp();
        using var limit = timeProvider.LimitTo(timeLimit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);

            // Here, so that the time limit holds for the body too and a body that breaks off can be asked for again.
            await ReceivedBody.ReceiveAsync(response, either.Token).ConfigureAwait(false);
            logger.Answered(operation, (int)response.StatusCode, OktaHeaders.RequestId(response), timeProvider.GetElapsedTime(started).TotalMilliseconds);
            return response;
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            logger.NotAnswered(operation, nameof(TimeoutException), timeLimit.TotalMilliseconds);

            // It has waited for a token all the time.
            if (!passage.HasLeft) throw new OktaAuthenticationException(TokenFailure.NoAnswer, exception) { IsTransient = true };
            throw new TimeoutException($"The attempt took longer than {nameof(RetryOptions)}.{nameof(RetryOptions.AttemptTimeout)} ({timeLimit}).", exception);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            logger.NotAnswered(operation, exception.GetType().Name, timeProvider.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }
    }
}
