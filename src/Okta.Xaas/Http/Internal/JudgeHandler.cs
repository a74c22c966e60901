using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Http.Internal;

/// <summary>Judges each attempt's answer by <see cref="AnswerTable"/>: what repeats and what reads go by that, never by the status alone.</summary>
internal sealed class JudgeHandler(OrgState org, ILogger logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await ReceivedBody.ReceiveAsync(response, cancellationToken).ConfigureAwait(false);
        var bearsId = OktaHeaders.RequestId(response) is not null;
        if (bearsId) org.BearsRequestIds = true;
        var facts = new AnswerFacts((int)response.StatusCode, BodyForm.Of(body.Json), body.Fault is not null, bearsId, org.BearsRequestIds);
        var judgement = AnswerTable.Judge(ExpectedAnswer.Of(OperationTag.Of(request).Name), facts);
        Passage.Of(request).Judgement = judgement;
        if (judgement.Verdict == Verdict.Done && !bearsId && org.TellsOfNoRequestId()) logger.NoRequestIds(org.Host);
        return response;
    }
}
