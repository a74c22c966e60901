using System.Globalization;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What kind of failure ended a run, in few different words, as <c>error.type</c> of OpenTelemetry wants it: an HTTP status, or the type of an exception. Never a message.</summary>
internal static class ErrorTypes
{
    public static string Of(Exception exception) => exception switch
    {
        OktaApiException { StatusCode: { } status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        { InnerException: OktaApiException cause } => Of(cause),
        _ => exception.GetType().FullName ?? exception.GetType().Name,
    };
}
