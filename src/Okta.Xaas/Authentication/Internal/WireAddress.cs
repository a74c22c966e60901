namespace Okta.Xaas.Authentication.Internal;

/// <summary>An address as it is on the wire, where a name in other than ASCII letters has another form (RFC 3492).</summary>
internal static class WireAddress
{
    public static Uri Of(Uri address) => address.Host.All(c => c < 0x80) ? address : new UriBuilder(address) { Host = address.IdnHost }.Uri;
}
