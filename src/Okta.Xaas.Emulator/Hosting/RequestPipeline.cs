using Okta.Xaas.Emulator.Faults;
using Okta.Xaas.Emulator.Operations;
using Okta.Xaas.Emulator.RateLimits;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>A request's way through the emulator, the same for both ways in: latency, fault, effect, headers, log.</summary>
internal sealed class RequestPipeline(OktaEmulatorOptions options, EmulatedOrg org, Interceptors interceptors, RequestLog log)
{
    // A longer one is no error of Okta's.
    private const int ErrorBytes = 16 * 1024;

    private int _underWay;

    public async Task<Outcome> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var match = OperationTable.Find(request.Method, request.Path);
        request.Number = log.NextNumber();
        request.Time = org.Now;
        request.Operation = match.Operation?.Id;
        request.SessionId = match.SessionId;
        var requestId = org.NextRequestId();
        var started = options.TimeProvider.GetTimestamp();
        var underWay = Interlocked.Increment(ref _underWay);
        Fault? fault = null;
        EmulatedResponse? effect = null;
        var outcome = Outcome.None(Delivery.Dropped);
        try
        {
            if (org.RefuseOver(underWay, match.Group, requestId) is { } refused) return outcome = Outcome.Whole(refused);
            await WaitAsync(options.Latency, cancellationToken).ConfigureAwait(false);
            fault = interceptors.Find(request);
            if (fault is { IsAfterEffect: false })
            {
                await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
                if (Instead(fault, request, requestId, match.Group) is { } instead) return outcome = instead;
            }

            cancellationToken.ThrowIfCancellationRequested();
            effect = org.Stamp(org.Execute(request, match), fault is { StripsRequestId: true } ? null : requestId, match.Group);
            if (fault is not { IsAfterEffect: true }) return outcome = Outcome.Whole(effect);
            await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
            if (fault.Kind == FaultKind.CutAnswer) return outcome = Outcome.Cut(effect);
            if (fault.Kind == FaultKind.Duplicate)
            {
                // To Okta the second delivery is another request, with an id of its own.
                var secondId = org.NextRequestId();
                var second = org.Stamp(org.Execute(request, match), secondId, match.Group);
                if (fault.IsFirstAnswer) return outcome = Outcome.Whole(effect);
                requestId = secondId;
                return outcome = Outcome.Whole(second);
            }

            return outcome = Instead(fault, request, requestId, match.Group) ?? Outcome.Whole(effect);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
            log.Add(new RequestLogEntry
            {
                Request = request.ForLog(options.KeepRequestBodies),
                StatusCode = outcome.Answer?.StatusCode,
                RequestId = requestId,
                ErrorCode = outcome.Answer?.ErrorCode,
                EffectStatusCode = effect?.StatusCode,
                Fault = fault,
                Duration = options.TimeProvider.GetElapsedTime(started),
                ErrorBody = outcome.Answer is { StatusCode: >= 400, Payload: { Length: <= ErrorBytes } error } ? error : null,
                Rule = outcome.Answer?.Rule,
            });
        }
    }

    /// <summary>What the client gets instead of the org's answer; null when it gets that.</summary>
    private Outcome? Instead(Fault fault, EmulatedRequest request, string requestId, EndpointGroup group)
    {
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                return Outcome.Whole(org.Answer(fault, requestId, group));
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
        delay > TimeSpan.Zero ? Task.Delay(delay, org.Clock, cancellationToken) : Task.CompletedTask;
}
