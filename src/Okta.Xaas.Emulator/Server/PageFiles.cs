using System.Security.Cryptography;

namespace Okta.Xaas.Emulator.Server;

/// <summary>The files of the page, which are embedded in the assembly.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "Page/";

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".json"] = "application/json",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Dictionary<string, PageFile> _files = new(StringComparer.Ordinal);

    public PageFiles()
    {
        var assembly = typeof(PageFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            // The build writes a folder's separator as the machine has it.
            var path = name.Replace('\\', '/');
            if (!path.StartsWith(Prefix, StringComparison.Ordinal) || !ContentTypes.TryGetValue(Path.GetExtension(path), out var type)) continue;
            using var resource = assembly.GetManifestResourceStream(name)!;
            using var copy = new MemoryStream();
            resource.CopyTo(copy);
            var bytes = copy.ToArray();
            _files["/" + path[Prefix.Length..]] = new PageFile(type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..8])}\"", bytes);
        }
    }

    /// <summary>The file of a path; null when the path is none of the page's.</summary>
    public PageFile? Find(string path) => _files.GetValueOrDefault(path == "/" ? "/index.html" : path);
}

/// <summary>One file.</summary>
internal sealed record PageFile(string ContentType, string Tag, byte[] Bytes)
{
    // Nothing from elsewhere, no script or style in the page itself, and nobody may put it into a frame.
    private const string Policy = "default-src 'self'; frame-ancestors 'none'";

    public async Task ServeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = Tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (request.Headers.IfNoneMatch.Contains(Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = Bytes.Length;
        if (HttpMethods.IsGet(request.Method)) await response.Body.WriteAsync(Bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
