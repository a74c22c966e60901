#if NET
namespace Okta.Xaas.Http.Internal;

/// <summary>Recognises that no connection could be opened in time, which .NET reports like any other time-out.</summary>
internal static class ConnectFault
{
    /// <param name="sender">What has thrown it; only of .NET's own handler it is known what it means.</param>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellationToken">What the sender was given.</param>
    public static HttpRequestException? Of(HttpMessageHandler? sender, OperationCanceledException exception, CancellationToken cancellationToken) =>
        Sender(sender) is SocketsHttpHandler && exception.InnerException is TimeoutException timeout && !cancellationToken.IsCancellationRequested
            ? new HttpRequestException(HttpRequestError.ConnectionError, $"No connection could be opened within {nameof(RetryOptions)}.{nameof(RetryOptions.ConnectTimeout)}.", timeout)
            : null;

    private static HttpMessageHandler? Sender(HttpMessageHandler? handler) => handler is SendingHandler sending ? sending.InnerHandler : handler;
}
#endif
