using Okta.Xaas.Emulator.Model.Internal;
using Okta.Xaas.Emulator.Org;
using Okta.Xaas.Emulator.Routes;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>A request's way through the emulator, the same for both ways in: latency, fault, effect, headers, log.</summary>
internal sealed class RequestPipeline(OktaEmulatorOptions options, EmulatedOrg org, Interceptors interceptors, RequestLog log)
{
    // A longer one is no error of Okta's.
    private const int ErrorBytes = 16 * 1024;

    private readonly OrgApi _api = new(options, org);
    private int _underWay;

    public async Task<PipelineResult> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var outcome = await AnswerPlainAsync(request, cancellationToken).ConfigureAwait(false);

        // L: Okta compresses for a client that accepts it. What stands between does not.
        return outcome.Answer is { IsBare: false } answer && AcceptedCoding.TakesGzip(request.Headers) ? outcome with { Answer = answer.Compressed() } : outcome;
    }

    private async Task<PipelineResult> AnswerPlainAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var match = OperationTable.Find(request.Method, request.Path);
        request.Number = log.NextNumber();
        request.Time = org.Now;
        request.Operation = match.Operation?.Id;
        request.SessionId = match.SessionId;
        var requestId = _api.NextRequestId();
        var started = options.TimeProvider.GetTimestamp();
        var underWay = Interlocked.Increment(ref _underWay);
        Fault? fault = null;
        EmulatedResponse? effect = null;
        var outcome = PipelineResult.None(Delivery.Dropped);
        try
        {
            if (_api.RefuseOver(underWay, match.Group, requestId) is { } refused) return outcome = PipelineResult.Whole(refused);
            await WaitAsync(options.Latency, cancellationToken).ConfigureAwait(false);
            fault = interceptors.Find(request);
            if (fault is { IsAfterEffect: false })
            {
                await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
                if (Instead(fault, request, requestId, match.Group) is { } instead) return outcome = instead;
            }

            cancellationToken.ThrowIfCancellationRequested();
            effect = _api.Stamp(_api.Execute(request, match), requestId, match.Group);
            if (fault?.Alters is { } alter) effect = alter(effect);
            if (fault is not { IsAfterEffect: true }) return outcome = PipelineResult.Whole(effect);
            await WaitAsync(fault.Delay, cancellationToken).ConfigureAwait(false);
            if (fault.Kind == FaultKind.CutAnswer) return outcome = PipelineResult.Cut(effect);
            if (fault.Kind == FaultKind.Duplicate)
            {
                // To Okta the second delivery is another request, with an id of its own.
                var secondId = _api.NextRequestId();
                var second = _api.Stamp(_api.Execute(request, match), secondId, match.Group);
                if (fault.IsFirstAnswer) return outcome = PipelineResult.Whole(effect);
                requestId = secondId;
                return outcome = PipelineResult.Whole(second);
            }

            return outcome = Instead(fault, request, requestId, match.Group) ?? PipelineResult.Whole(effect);
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
    private PipelineResult? Instead(Fault fault, EmulatedRequest request, string requestId, EndpointGroup group)
    {
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                return PipelineResult.Whole(_api.Answer(fault, requestId, group));
            case FaultKind.Drop:
                return PipelineResult.None(Delivery.Dropped);
            case FaultKind.NotSent:
                return PipelineResult.None(Delivery.NotSent);
            default:
                if (fault.Event is not null) _api.Happen(fault, request.SessionId);
                return null;
        }
    }

    private Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, org.Clock, cancellationToken) : Task.CompletedTask;
}
