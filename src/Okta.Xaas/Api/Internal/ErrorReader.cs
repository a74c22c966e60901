namespace Okta.Xaas.Api.Internal;

/// <summary>Makes the exception for an answer that is not 2xx.</summary>
internal static class ErrorReader
{
    public static OktaApiException Read(ApiAnswer answer)
    {
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
