namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>A way to Okta on which nothing comes back from a moment on; only a token ends the waiting.</summary>
internal sealed class HangingHandler(HttpMessageHandler inner, Func<HttpRequestMessage, bool> hangs) : DelegatingHandler(inner)
{
    private int _hanging;

    /// <summary>How many requests have come to hang.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!hangs(request)) return await base.SendAsync(request, cancellationToken);
        Interlocked.Increment(ref _hanging);
        var never = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ending = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    }
}
