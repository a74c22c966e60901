using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Benchmarks.Server;

/// <summary>Answers the operations of a run with the least work, so that the client is what is measured. One session at a time.</summary>
internal static class StubServer
{
    public const string Argument = "--server";

    private static volatile bool _triggered;

    /// <summary>Prints its address, and serves until its standard input ends, that is, until its parent is gone.</summary>
    public static async Task RunAsync(TimeSpan uploadDelay)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        await using (app.ConfigureAwait(false))
        {
            app.Run(context => AnswerAsync(context, uploadDelay));
            await app.StartAsync();
            Console.WriteLine(app.Urls.Single());
            await Console.In.ReadToEndAsync();
            await app.StopAsync();
        }
    }

    private static async Task AnswerAsync(HttpContext context, TimeSpan uploadDelay)
    {
        var request = context.Request;
        var action = request.Path.Value!.Split('/')[^1];
        switch (action)
        {
            case "sessions" when HttpMethods.IsGet(request.Method):
                await WriteAsync(context, StatusCodes.Status200OK, "[]");
                break;
            case "sessions":
                _triggered = false;
                await WriteAsync(context, StatusCodes.Status201Created, Session("CREATED"));
                break;
            case "start-import":
                _triggered = true;
                await WriteAsync(context, StatusCodes.Status200OK, Session("TRIGGERED"));
                break;
            case var upload when upload.StartsWith("bulk-", StringComparison.Ordinal):
                await DiscardAsync(request);
                if (uploadDelay > TimeSpan.Zero) await Task.Delay(uploadDelay, TimeProvider.System);
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                break;
            default:
                await WriteAsync(context, StatusCodes.Status200OK, Session(_triggered ? "COMPLETED" : "IN_PROGRESS"));
                break;
        }
    }

    private static async Task DiscardAsync(HttpRequest request)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return;
        }
    }

    private static string Session(string status)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return $$"""{"id":"aps1","identitySourceId":"0oa1","status":"{{status}}","importType":"INCREMENTAL","created":"{{now}}","lastUpdated":"{{now}}"}""";
    }

    private static Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, Encoding.UTF8);
    }
}
