using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>Decides which page is next, and whether the pages make one list. Knows no network.</summary>
internal sealed class PageEnd(JsonService service)
{
    private readonly JsonPaging _paging = service.Paging;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private long _records;
    private long? _total;
    private string? _hash;
    private Uri _address = service.Address;

    public Uri FirstAddress()
    {
        if (_paging.IsCounted) _address = With(_paging.First.ToString(CultureInfo.InvariantCulture));
        _asked.Add(_address.AbsoluteUri);
        return _address;
    }

    /// <returns>The next page's address; null after the last one.</returns>
    /// <exception cref="SnapshotReadException">The pages make no list.</exception>
    public Uri? Next(PageFacts page)
    {
        _records += page.Records;
        if (page.Total is { } total && total != (_total ??= total)) throw Fault(page, "it tells another number of records than the pages before: the list has changed while it was read; run again");
        var next = AddressAfter(page);
        if (next is not null && !_asked.Add(next.AbsoluteUri)) throw Fault(page, "it leads to a page that was read already, so that the list would never end");
        if (page.Records > 0 && page.Hash == _hash) throw Fault(page, $"it is the same as the page before{(_paging.IsCounted ? $": does the service know the parameter \"{_paging.Parameter}\"?" : ", so that the list would never end")}");
        _hash = page.Hash;
        return next is null ? Ended(page) : _address = next;
    }

    private Uri? AddressAfter(PageFacts page)
    {
        if (_paging.IsCounted)
        {
            if (page.Records == 0 || _records >= _total) return null;
            return With((_paging.First + (_paging.CountsRecords ? _records : page.Page)).ToString(CultureInfo.InvariantCulture));
        }

        if (string.IsNullOrWhiteSpace(page.Next)) return null;
        if (_paging.Parameter is not null) return With(page.Next!);
        return Uri.TryCreate(_address, page.Next, out var next) ? next : throw Fault(page, "what it has for the next page's address is none");
    }

    private Uri? Ended(PageFacts page) => _total is { } total && total != _records
        ? throw Fault(page, FormattableString.Invariant($"the service says that it has {Amount.Of(total, "record")}, and has answered {_records:N0}: the list has changed while it was read; run again"))
        : null;

    private Uri With(string value)
    {
        var address = new UriBuilder(service.Address);
        var parameter = $"{Uri.EscapeDataString(_paging.Parameter!)}={Uri.EscapeDataString(value)}";
        address.Query = address.Query.Length > 1 ? $"{address.Query.Substring(1)}&{parameter}" : parameter;
        return address.Uri;
    }

    private SnapshotReadException Fault(PageFacts page, string message) => ReadFault.InFile(service.ToString(), $"page {page.Page}: {message}");
}
