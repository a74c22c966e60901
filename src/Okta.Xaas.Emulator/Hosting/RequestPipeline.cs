using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.Operations;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>A request's way through the emulator, the same for both ways in: latency, fault, effect, headers, log.</summary>
internal sealed class RequestPipeline(OktaEmulatorOptions options, EmulatedOrg org, Interceptors interceptors, RequestLog log)
{
    public async Task<Outcome> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var match = OperationTable.Find(request.Method, request.Path);
        request.Number = log.NextNumber();
        request.Time = org.Now;
        request.Operation = match.Operation?.Id;
        request.SessionId = match.SessionId;
        var requestId = org.NextRequestId();
        Fault? fault = null;
        EmulatedResponse? effect = null;
        var outcome = Outcome.None(Delivery.Dropped);
        try
        {
            await WaitAsync(options.Latency, cancellationToken).ConfigureAwait(false);
            fault = interceptors.Find(request);
            if (fault is { IsAfterEffect: false })
            {
                await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
                if (Instead(fault, request, requestId) is { } instead) return outcome = instead;
            }

            cancellationToken.ThrowIfCancellationRequested();
            effect = org.Stamp(org.Execute(request, match), requestId);
            if (fault is not { IsAfterEffect: true }) return outcome = Outcome.Whole(effect);
            await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
            if (fault.Kind == FaultKind.CutAnswer) return outcome = Outcome.Cut(effect);
            if (fault.Kind == FaultKind.Duplicate)
            {
                // To Okta the second delivery is another request, with an id of its own.
                var secondId = org.NextRequestId();
                var second = org.Stamp(org.Execute(request, match), secondId);
                if (fault.IsFirstAnswer) return outcome = Outcome.Whole(effect);
                requestId = secondId;
                return outcome = Outcome.Whole(second);
            }

            return outcome = Instead(fault, request, requestId) ?? Outcome.Whole(effect);
        }
        finally
        {
            log.Add(new RequestLogEntry
            {
                Request = request.ForLog(options.KeepRequestBodies),
                StatusCode = outcome.Answer?.StatusCode,
                RequestId = requestId,
                ErrorCode = outcome.Answer?.ErrorCode,
                EffectStatusCode = effect?.StatusCode,
                Fault = fault,
            });
        }
    }

    /// <summary>What the client gets instead of the org's answer; null when it gets that.</summary>
    private Outcome? Instead(Fault fault, EmulatedRequest request, string requestId)
    {
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                return Outcome.Whole(org.Answer(fault, requestId));
            case FaultKind.Drop:
                return Outcome.None(Delivery.Dropped);
            case FaultKind.NotSent:
                return Outcome.None(Delivery.NotSent);
            default:
                if (fault.Event is { } happens) org.Happen(happens, request.SessionId);
                return null;
        }
    }

    private Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, options.TimeProvider, cancellationToken) : Task.CompletedTask;
}
