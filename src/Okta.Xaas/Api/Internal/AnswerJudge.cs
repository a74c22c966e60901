using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>Makes of the judgement of an answer the exception that says what is wrong with it.</summary>
internal static class AnswerJudge
{
    private const string NotFromBelow = "The answer did not come from what sends requests, but from a message handler of the application";

    /// <summary>What is wrong with the answer; <see langword="null"/> when Okta did what it was asked for.</summary>
    public static OktaApiException? Fault(ApiAnswer answer, Judgement? judgement)
    {
        if (judgement is not { } found) return answer.Unreadable(NotFromBelow);
        if (found.Verdict == Verdict.Done) return null;
        if (!answer.IsSuccess) return ErrorReader.Read(answer, found.Problem);
        return answer.Unreadable(answer.IsHtml ? "The body was HTML, likely a proxy's and not Okta's" : found.Problem!);
    }
}
