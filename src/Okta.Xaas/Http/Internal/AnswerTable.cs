namespace Okta.Xaas.Http.Internal;

/// <summary>
/// The one table that decides whether an answer is Okta's. A success counts only if its body is what the operation may give and it bears Okta's request id;
/// a refusal only with Okta's own error. Proxies, firewalls and sign-in pages answer with any status. Knows no I/O.
/// </summary>
internal static class AnswerTable
{
    public const string NoId = "The answer does not bear X-Okta-Request-Id, as Okta's answers do: something between answered, and Okta may have done it or not";
    public const string OddStatus = "The status is not the one that Okta answers with, and nothing else shows that the answer is Okta's: something between may have answered";
    public const string BodyWhereNone = "The answer has a body where Okta sends none: something between answered, and Okta may have done it or not";
    public const string BlankBody = "The answer could not be read: its body was empty";
    public const string OtherBody = "The answer could not be read: it is not the JSON that is expected";
    public const string ErrorBody = "The answer is an error with the status of a success, as Okta never sends: something between answered, and Okta may have done it or not";
    public const string CutOff = "The answer could not be read: it was cut off";

    public static Judgement Judge(in ExpectedAnswer expected, in AnswerFacts answer)
    {
        var isAnonymous = !answer.BearsId && answer.OrgBearsIds;
        var isError = !isAnonymous && (answer.Body & BodyForms.Error) != 0;
        switch (answer.Status)
        {
            case >= 200 and < 300:
                if (isAnonymous) return new(Verdict.Foreign, NoId);
                if (answer.IsCutOff) return new(Verdict.CutOff, CutOff);
                if ((answer.Body & expected.Body) == 0) return new(Verdict.Foreign, ProblemOf(expected, answer.Body));
                return answer.BearsId || expected.Has(answer.Status) ? new(Verdict.Done) : new(Verdict.Foreign, OddStatus);

            // A rate limit lets nothing pass, whoever sets it.
            case 429:
                return new(Verdict.RateLimited);

            // No redirect is followed; and of a request that came too slowly, or too early, it is open what became.
            case < 400 or 408 or 425:
                return new(Verdict.Foreign);
            case < 500 or 503 when isError:
                return new(Verdict.Refused);
            default:
                return isError ? new(Verdict.Failed) : new(Verdict.Foreign, isAnonymous ? NoId : null);
        }
    }

    private static string ProblemOf(in ExpectedAnswer expected, BodyForms body)
    {
        if ((body & BodyForms.Error) != 0) return ErrorBody;
        if ((body & BodyForms.Blank) != 0) return BlankBody;
        return expected.Body == BodyForms.Blank ? BodyWhereNone : OtherBody;
    }
}
