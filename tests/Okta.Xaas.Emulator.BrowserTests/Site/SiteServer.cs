using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Emulator.BrowserTests.Support;

namespace Okta.Xaas.Emulator.BrowserTests.Site;

/// <summary>Serves the files of the site, as any server of static files would.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private SiteServer(WebApplication server) => _server = server;

    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "site");

    /// <summary>Why the tests are skipped, or null.</summary>
    public static string? Missing { get; } = File.Exists(Path.Combine(Folder, "index.html")) ? null : "The site is not built: .ci/site.";

    public string Address => _server.Urls.First() + "/";

    public static async Task<SiteServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Folder), ServeUnknownFileTypes = true });
        await server.StartAsync();
        return new(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
