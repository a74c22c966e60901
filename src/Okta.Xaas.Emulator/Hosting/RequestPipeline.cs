using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.Operations;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>A request's way through the emulator, the same for both ways in: latency, fault, effect, headers, log.</summary>
internal sealed class RequestPipeline(OktaEmulatorOptions options, EmulatedOrg org, Interceptors interceptors, RequestLog log)
{
    /// <summary>The answer, or null when the connection is to be dropped.</summary>
    public async Task<EmulatedResponse?> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var match = OperationTable.Find(request.Method, request.Path);
        request.Number = log.NextNumber();
        request.Time = options.TimeProvider.GetUtcNow();
        request.Operation = match.Operation?.Id;
        var requestId = org.NextRequestId();
        EmulatedResponse? effect = null;
        EmulatedResponse? answer = null;
        try
        {
            await WaitAsync(options.Latency, cancellationToken).ConfigureAwait(false);
            var fault = interceptors.Find(request);
            if (fault is { IsAfterEffect: false })
            {
                await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
                if (fault.IsDrop) return null;
                if (fault.Response is { } instead) return answer = org.Stamp(instead, requestId);
            }

            cancellationToken.ThrowIfCancellationRequested();
            effect = org.Stamp(org.Execute(request, match), requestId);
            if (fault is not { IsAfterEffect: true }) return answer = effect;
            await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
            if (fault.IsDrop) return null;
            return answer = fault.Response is { } after ? org.Stamp(after, requestId) : effect;
        }
        finally
        {
            log.Add(new RequestLogEntry
            {
                Request = request.ForLog(options.KeepRequestBodies),
                StatusCode = answer?.StatusCode,
                RequestId = requestId,
                ErrorCode = answer?.ErrorCode,
                EffectStatusCode = effect?.StatusCode,
            });
        }
    }

    private Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, options.TimeProvider, cancellationToken) : Task.CompletedTask;
}
