namespace Okta.Xaas.Api.Internal;

/// <summary>Decides whether an answer is Okta's, and says yes. Knows no I/O, and nothing of how the answer is read.</summary>
internal static class AnswerJudge
{
    /// <summary>What is wrong with the answer; <see langword="null"/> when Okta did what it was asked for.</summary>
    public static OktaApiException? Fault(ApiAnswer answer)
    {
        if (!answer.IsSuccess) return ErrorReader.Read(answer);

        // Okta answers with JSON or nothing: a page with status 200 is a proxy's, and Okta may never have seen the request.
        return answer.IsHtml ? answer.Unreadable("The body was HTML, likely a proxy's and not Okta's") : null;
    }
}
