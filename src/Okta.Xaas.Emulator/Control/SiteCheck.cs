using System.Net;

namespace Okta.Xaas.Emulator.Control;

/// <summary>
/// Refuses what a page of another site sends through its reader's browser: by its Origin, and by a Host that is no name of this emulator, which is what a
/// site has whose name suddenly leads here (DNS rebinding). Nothing else guards the control API: whoever reaches the port may use it.
/// </summary>
internal sealed class SiteCheck
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _anyAddress;

    /// <param name="urls">The addresses that are listened on, as they were given: their hosts are names of this emulator.</param>
    public SiteCheck(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var host = new HostString(url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/')).Host;
            _names.Add(host);
            if (host is "+" or "*" or "[::]" or "0.0.0.0") _anyAddress = true;
        }
    }

    /// <exception cref="ControlException">The request is another site's.</exception>
    public void Check(string scheme, HostString host, string? origin)
    {
        CheckHost(host);
        if (origin is not null && !string.Equals(origin, $"{scheme}://{host}", StringComparison.OrdinalIgnoreCase)) throw Refused($"The Origin '{origin}' is another site.");
    }

    /// <exception cref="ControlException">The request came by a name that is not this emulator's.</exception>
    public void CheckHost(HostString host)
    {
        if (!IsOurs(host.Host)) throw Refused($"The Host '{host}' is none of this emulator's: use the address that it printed, or give the name with --urls.");
    }

    private static ControlException Refused(string detail) => new(403, "Only programs and the emulator's own page may call this", detail);

    // A name that somebody else gave this machine is never an address, so any address is fine where all are listened on.
    private bool IsOurs(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || _names.Contains(host)
        || (IPAddress.TryParse(host, out var address) && (_anyAddress || IPAddress.IsLoopback(address)));
}
