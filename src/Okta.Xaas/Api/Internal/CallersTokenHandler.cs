#if NETFRAMEWORK
using Refit;

namespace Okta.Xaas.Api.Internal;

/// <summary>
/// Outside of all others on .NET Framework, whose HTTP client reports a cancellation with a token of its own: callers compare with theirs, which Refit keeps with the request.
/// </summary>
internal sealed class CallersTokenHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A task that fails, not one that is cancelled: the client hands on what a task failed with.
        var result = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = CompleteAsync(result, request, cancellationToken);
        return result.Task;
    }

    private async Task CompleteAsync(TaskCompletionSource<HttpResponseMessage> result, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            result.SetResult(await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException exception) when (TokenOf(request).IsCancellationRequested)
        {
            result.SetException(new OperationCanceledException(exception.Message, exception, TokenOf(request)));
        }
        catch (Exception exception)
        {
            result.SetException(exception);
        }
    }

    private static CancellationToken TokenOf(HttpRequestMessage request) =>
        request.Properties.TryGetValue(HttpRequestMessageOptions.MethodArguments, out var value) && value is object?[] arguments
            ? arguments.OfType<CancellationToken>().LastOrDefault()
            : default;
}
#endif
