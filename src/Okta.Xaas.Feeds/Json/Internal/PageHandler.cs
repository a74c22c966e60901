using System.Net;
using System.Net.Http.Headers;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>Asks once for a page, and puts what is answered into the file: the file's end is where the page begins, also after an attempt that broke off.</summary>
internal sealed class PageHandler(JsonService service, Stream file, TimeProvider time) : DelegatingHandler
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Where the present page begins in the file.</summary>
    public long Begin { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = time.LimitTo(service.Retry.AttemptTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        HttpResponseMessage? response = null;
        try
        {
            if (service.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(either.Token).ConfigureAwait(false));
            response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK) await TakeAsync(response, either.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new TimeoutException($"The page took longer than {nameof(RetryOptions)}.{nameof(RetryOptions.AttemptTimeout)} ({service.Retry.AttemptTimeout}).", exception);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    private async Task TakeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        file.SetLength(Begin);
        file.Position = Begin;
#if NET
        using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        int read;
        while ((read = await body.ReadPartAsync(_buffer, 0, _buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            // Unpacked, a small answer can be huge.
            if (file.Position + read > service.MaxBytes) throw ReadFault.InFile(service.ToString(), FormattableString.Invariant($"the list is longer than {nameof(JsonService)}.{nameof(JsonService.MaxBytes)} ({service.MaxBytes:N0})"));
            await KeepAsync(read, cancellationToken).ConfigureAwait(false);
        }

        // So that the texts of two pages are two.
        _buffer[0] = (byte)'\n';
        await KeepAsync(1, cancellationToken).ConfigureAwait(false);
    }

    // A full disk is no fault of the service, which would be asked again.
    private async Task KeepAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            await file.WritePartAsync(_buffer, count, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            throw ReadFault.InFile(service.ToString(), $"what is answered cannot be kept in a temporary file: {fault.Message}", fault);
        }
    }
}
