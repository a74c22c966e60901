using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Http;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>Puts all pages of a service's list into a file, one after another. Whatever goes wrong is thrown: half a list is none.</summary>
internal sealed class PagedDownload : IDisposable
{
    private readonly JsonService _service;
    private readonly Stream _file;
    private readonly PropertyPath? _path;
    private readonly PageHandler _pages;
    private readonly HttpMessageInvoker _http;
    private readonly PageEnd _end;
    private readonly JsonNotes _notes;
    private readonly int _next = -1;
    private readonly int _total = -1;

    /// <param name="service">The service.</param>
    /// <param name="file">Where the pages are put.</param>
    /// <param name="path">Where in a page the array of records is; null: the whole of it.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="networkTime">The clock of a page's time limit.</param>
    public PagedDownload(JsonService service, Stream file, PropertyPath? path, TimeProvider time, TimeProvider networkTime)
    {
        _service = service;
        _file = file;
        _path = path;
        _end = new PageEnd(service);
        var wanted = new List<PropertyPath>();
        if (service.Paging.Next is { } next) _next = Add(next);
        if (service.Total is { } total) _total = Add(PropertyPath.Of(total) ?? throw new ArgumentException($"{nameof(JsonService.Total)} must be a property's name, or several with points between them.", nameof(service)));
        if (wanted.Count > 0 && path is null) throw new ArgumentException("The mapping needs \"records\": a property of the answer besides the records is only there where they stand under a property themselves.", nameof(service));
        _notes = new JsonNotes([.. wanted]);
        _pages = new PageHandler(service, file, networkTime) { InnerHandler = service.Handler ?? Sender() };
        var repeating = RepeatingHandler.Create(service.Retry, "read a page of the list", time, service.LoggerFactory);
        repeating.InnerHandler = _pages;
        _http = new HttpMessageInvoker(repeating, disposeHandler: false);

        int Add(PropertyPath wantedPath)
        {
            wanted.Add(wantedPath);
            return wanted.Count - 1;
        }
    }

    /// <summary>What is to be said of how the list was read.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var address = _end.FirstAddress();
        for (var page = 1; address is not null; page++)
        {
            if (page > _service.MaxPages) throw Fault(page, $"there are more than {nameof(JsonService)}.{nameof(JsonService.MaxPages)} ({_service.MaxPages})");
            _pages.Begin = _file.Length;
            var link = await AskAsync(address, page, cancellationToken).ConfigureAwait(false);
            address = await LookAsync(link, page, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        if (_service.Handler is null) _pages.InnerHandler?.Dispose();
    }

    private SnapshotReadException Fault(int page, string message, Exception? inner = null) => ReadFault.InFile(_service.ToString(), $"page {page}: {message}", inner);

    // Gives the next page's address, if a header has it.
    private async Task<string?> AskAsync(Uri address, int page, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.RequestMessage?.RequestUri is { } answered && !IsSameHost(answered)) throw Fault(page, "the handler has followed a redirect to another host; it must not");
            if (response.StatusCode != HttpStatusCode.OK) throw Fault(page, $"the service answered {(int)response.StatusCode}");
            var next = response.Headers.TryGetValues("Link", out var links) ? LinkHeader.NextIn(links) : null;
            if (next is not null && _service.Paging == JsonPaging.None) throw Fault(page, "its header Link names a next page, and JsonPaging.None says that there is none: use JsonPaging.Link");
            return _service.Paging.ByLink ? next : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException)
        {
            throw Fault(page, $"the service did not answer: {fault.Message}", fault);
        }
    }

    private async Task<Uri?> LookAsync(string? link, int page, CancellationToken cancellationToken)
    {
        _file.Position = _pages.Begin;
        using var hash = SHA256.Create();
        using var hashing = new CryptoStream(_file, hash, CryptoStreamMode.Read, leaveOpen: true);
        var records = new JsonRecords(hashing, $"{_service}, page {page}", _path, _notes);
        while (await records.MoveNextAsync(cancellationToken).ConfigureAwait(false)) continue;
        var seen = new PageFacts(page, records.Number, Convert.ToBase64String(hash.Hash!), link ?? (_next < 0 ? null : _notes[_next]), _total < 0 ? null : TotalIn(_notes[_total], page));

        // Many services leave out on their last page what leads on, and one where it is called otherwise leaves it out, too.
        Notes = page == 1 && seen.Total is null && WhatIsMissing(link) is { } missing
            ? [$"{_service}: the service's only page has no {missing}, so that it was taken for the whole list: name {nameof(JsonService)}.{nameof(JsonService.Total)}, if the service tells how many there are"]
            : [];
        return _end.Next(seen) is { } next ? IsSameHost(next) ? next : throw Fault(page, "the next page is on another host, or not https, where the token must not go") : null;
    }

    private string? WhatIsMissing(string? link)
    {
        if (_service.Paging.ByLink) return link is null ? "header Link with a next page" : null;
        return _next >= 0 && !_notes.Has(_next) ? $"\"{_service.Paging.Next!.Text}\"" : null;
    }

    private long TotalIn(string? text, int page) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : throw Fault(page, $"\"{_service.Total}\", which is to say how many records there are, is no whole number");

    private bool IsSameHost(Uri address) => Uri.Compare(address, _service.Address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

#if NET
    private static SocketsHttpHandler Sender() => new() { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All };
#else
    private static HttpClientHandler Sender() => new() { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate };
#endif
}
