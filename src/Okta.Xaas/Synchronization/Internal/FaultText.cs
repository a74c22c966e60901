namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What a message may say of a fault. The text of one that is not the SDK's own may hold values of people.</summary>
internal static class FaultText
{
    public static string Of(Exception exception) =>
        exception.GetType().Assembly == typeof(FaultText).Assembly ? exception.Message : $"{exception.GetType().Name}: the inner exception says why.";

    /// <summary>What ended a run, for a log: the type of the fault, and of Okta's answer its status, code and request id.</summary>
    public static string CauseOf(Exception exception)
    {
        var cause = exception is RunFailedException or SessionLostException ? exception.InnerException ?? exception : exception;
        var okta = cause as OktaApiException ?? cause.InnerException as OktaApiException;
        if (okta is null) return cause.GetType().Name;
        var status = okta.StatusCode is { } code ? $"status {(int)code}" : "no answer";
        return $"{cause.GetType().Name} ({okta.Operation}: {status}{(okta.ErrorCode is null ? "" : $", Okta's code {okta.ErrorCode}")}{(okta.RequestId is null ? "" : $", request id {okta.RequestId}")})";
    }
}
