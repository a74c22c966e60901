using Microsoft.AspNetCore.Http.Features;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Control;

/// <summary>The control API over HTTP. Its requests are not those of the emulated org: no token, no log, no limit, no fault.</summary>
internal sealed class ControlApi(ControlTarget target, SiteCheck sites, CancellationToken stopping)
{
    private const int LargestBody = 64 * 1024;

    private readonly EventStream _events = new(target, TimeProvider.System);

    public async Task ServeAsync(HttpContext context)
    {
        ControlAnswer answer;
        try
        {
            var request = context.Request;
            sites.Check(request.Scheme, request.Host, request.Headers.Origin is { Count: > 0 } origin ? origin.ToString() : null);
            var head = RequestHead.Parse(request.Method, string.Empty, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            var (route, values) = ControlRoutes.Find(head.Method, head.Path);
            if (route.Answer is null)
            {
                await StreamAsync(context).ConfigureAwait(false);
                return;
            }

            answer = route.Answer(new ControlCall(target, values, head.Query, await BodyAsync(context).ConfigureAwait(false)));
        }
        catch (ControlException problem)
        {
            answer = ControlAnswer.Problem(problem);
        }
        catch (ApiErrorException refused)
        {
            answer = ControlAnswer.Problem(ControlException.Refused(refused.Error));
        }

        await answer.WriteAsync(context).ConfigureAwait(false);
    }

    private async Task StreamAsync(HttpContext context)
    {
        if (target.Org.Feed.Readers >= EventStream.MaxReaders) throw new ControlException(503, "Too many readers", $"{EventStream.MaxReaders} read the events already: close some.");
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await _events.WriteAsync(context.Response.Body, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the emulator stops: that is how every stream ends.
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > LargestBody) throw new ControlException(413, "The body is too large", $"A body of the control API has at most {LargestBody} bytes.");
        }

        if (body.Length > 0 && !request.HasJsonContentType()) throw new ControlException(415, "The body is not JSON", "Content-Type has to be application/json.");
        return body.ToArray();
    }
}
