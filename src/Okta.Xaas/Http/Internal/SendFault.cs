#if !NET
using System.Net;
#endif
using System.Net.Sockets;
using Okta.Xaas.Authentication;

namespace Okta.Xaas.Http.Internal;

/// <summary>Whether a fault proves that its request never left this machine.</summary>
internal static class SendFault
{
    public static bool WasNotSent(Exception? fault)
    {
        // Without a token nothing leaves.
        if (fault is OktaAuthenticationException) return true;
#if NET
        if (fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError })
            return true;
#else
        if (fault?.InnerException is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure })
            return true;
#endif
        return fault?.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NetworkUnreachable or SocketError.HostUnreachable };
    }
}
