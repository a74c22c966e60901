using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Okta.Xaas.Emulator.Control;
using Okta.Xaas.Emulator.Hosting;
using Okta.Xaas.Emulator.Pipeline;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Server;

/// <summary>The way in through a port: ASP.NET Core's own server before the pipeline.</summary>
internal sealed class SocketListener(WebApplication application) : IAsyncDisposable
{
    // Room for so long a body is made because its length is announced; a longer one has to come first.
    private const long MostAnnounced = 1024 * 1024;

    /// <summary>The addresses that are really listened on; a port 0 has become the port that was free.</summary>
    public IReadOnlyList<Uri> Addresses { get; } =
        [.. application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(ListenUrls.ForClients)];

    public static async Task<SocketListener> StartAsync(string urls, RequestPipeline pipeline, ControlTarget target, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(urls);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        var sites = new SiteCheck(urls);
        var control = new ControlApi(target, sites, application.Lifetime.ApplicationStopping);
        var page = new PageFiles();

        // Who may come from another machine may come by any name that it gives this one.
        var guard = target.Options.AllowRemote ? null : sites;
        application.Run(context => ServeAsync(context, pipeline, control, page, guard));
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new SocketListener(application);
        }
        catch (Exception fault)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            if (fault is SocketException) throw new IOException($"Can't listen on {urls}: {fault.Message}", fault);
            throw;
        }
    }

    /// <summary>Lets the requests under way finish, but not for long: one may wait for a clock that nobody moves any more.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await application.StopAsync(patience.Token).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    private static Task ServeAsync(HttpContext context, RequestPipeline pipeline, ControlApi control, PageFiles page, SiteCheck? guard)
    {
        var request = context.Request;
        if (request.Path.Value?.StartsWith(ControlRoutes.Root, StringComparison.Ordinal) == true) return control.ServeAsync(context);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return isRead && page.Find(request.Path.Value ?? "/") is { } file ? file.ServeAsync(context) : ServeAsync(context, pipeline, guard);
    }

    private static async Task ServeAsync(HttpContext context, RequestPipeline pipeline, SiteCheck? guard)
    {
        try
        {
            guard?.CheckHost(context.Request.Host);
        }
        catch (ControlException refused)
        {
            await ControlAnswer.Problem(refused).WriteAsync(context).ConfigureAwait(false);
            return;
        }

        var outcome = await pipeline.AnswerAsync(await ReadAsync(context).ConfigureAwait(false), context.RequestAborted).ConfigureAwait(false);
        if (outcome.Answer is not { } answer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.StatusCode;
        if (answer.ContentType is not null) context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.AllHeaders)
        {
            if (EmulatedResponse.IsLeftOut(name, value)) context.Response.Headers.Date = value;
            else context.Response.Headers.Append(name, value);
        }

        if (!answer.MayHaveBody) return;
        if (outcome.Delivery == Delivery.Cut)
        {
            // The server ends a connection on which less came than was announced; an abort could overtake the bytes that did.
            context.Response.ContentLength = CutBody.AnnouncedLength(answer);
            await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.WriteAsync(CutBody.Arriving(answer), context.RequestAborted).ConfigureAwait(false);
            return;
        }

        context.Response.ContentLength = answer.Payload.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<EmulatedRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, MostAnnounced));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var headers = RequestHeaders.WithoutCredentials(context.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.AsEnumerable().OfType<string>())));

        // The raw target: ASP.NET's path has lost which %2F was a slash and which %252F was not.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var head = RequestHead.Parse(context.Request.Method, $"{context.Request.Scheme}://{context.Request.Host}", target);
        return new EmulatedRequest(head, headers, Header(context, "Authorization"), Header(context, "DPoP"), body.Length == body.Capacity ? body.GetBuffer() : body.ToArray());
    }

    private static string? Header(HttpContext context, string name) => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
