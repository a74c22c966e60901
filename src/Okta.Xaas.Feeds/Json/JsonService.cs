using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Feeds;

/// <summary>A REST service that has the list, page by page.</summary>
/// <remarks>
/// The token is sent to the host of <see cref="Address"/> alone: a next page, or a redirect, that leads elsewhere ends the reading. What the service answers is kept in a temporary file for the account of
/// this process alone while the list is open, so that users, groups and memberships are read from the same answers.
/// </remarks>
public sealed class JsonService
{
    /// <summary>Names the service.</summary>
    /// <param name="address">The first page's address, with its query but for what <see cref="Paging"/> adds; https, or http to this machine itself.</param>
    /// <exception cref="ArgumentException">The address is none of these, or has a user name or a password.</exception>
    public JsonService(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var isSafe = address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        if (!isSafe || address.UserInfo.Length > 0) throw new ArgumentException("The address must be absolute and https, without a user name; http is for a service on this machine alone.", nameof(address));
        Address = address;
    }

    /// <summary>The first page's address.</summary>
    public Uri Address { get; }

    /// <summary>How the next page is found.</summary>
    /// <value><see cref="JsonPaging.None"/> by default.</value>
    public JsonPaging Paging { get; set; } = JsonPaging.None;

    /// <summary>Gives the token that is sent as <c>Authorization: Bearer</c>. It is asked for each attempt, so that it may renew one that expires; never concurrently.</summary>
    /// <value><see langword="null"/> by default: none is sent.</value>
    public Func<CancellationToken, ValueTask<string>>? Token { get; set; }

    /// <summary>
    /// The property of each page, such as <c>meta.total</c>, with the number of all records. If pages differ in it, or there are more or fewer records, the list has changed while it was read, and the
    /// reading ends with an error.
    /// </summary>
    /// <value><see langword="null"/> by default: nothing is compared. It needs <c>records</c> in the mapping.</value>
    public string? Total { get; set; }

    /// <summary>How a page is asked for again that was not answered, or with 429 or 5xx.</summary>
    /// <value>The defaults of <see cref="RetryOptions"/>. <see cref="RetryOptions.AttemptTimeout"/> is for a page, to its last byte.</value>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>The longest list, in bytes of JSON as it is unpacked.</summary>
    /// <value>1 GiB by default; more than zero.</value>
    public long MaxBytes { get; set; } = 1L << 30;

    /// <summary>The most pages.</summary>
    /// <value>100,000 by default; more than zero.</value>
    public int MaxPages { get; set; } = 100_000;

    /// <summary>What sends, for a proxy or a client's certificate. It stays the caller's, and should follow no redirects.</summary>
    /// <value><see langword="null"/> by default: one of its own, which follows none and keeps no cookies.</value>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Takes the logs of waits and of giving up.</summary>
    /// <value><see langword="null"/> by default: nothing is logged.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The service without its query, which may have a secret.</summary>
    /// <returns>For example <c>https://hr.example.com/people</c>.</returns>
    public override string ToString() => Address.GetLeftPart(UriPartial.Path);
}
