namespace Okta.Xaas.Api.Internal;

/// <summary>Makes the exception for an answer that is not 2xx.</summary>
internal static class ErrorReader
{
    /// <param name="answer">The answer.</param>
    /// <param name="doubt">Why it is not Okta's, though its body may say so; <see langword="null"/> without such a doubt.</param>
    public static OktaApiException Read(ApiAnswer answer, string? doubt = null)
    {
        if (doubt is not null) return answer.Unreadable(doubt);
        var error = OktaError.Read(answer.Body.Span);
        return new OktaApiException(answer.Operation, answer.StatusCode, ErrorProblem.Of(answer, error), answer.BodyFault)
        {
            ErrorCode = error.Code,
            ErrorSummary = error.Summary,
            ErrorCauses = error.Causes,
            ErrorId = error.Id,
            RequestId = answer.RequestId,
            RateLimit = answer.RateLimit,
        };
    }
}
