namespace Okta.Xaas.Http.Internal;

/// <summary>
/// Keeps the platform from sending a request again by itself. .NET does so, up to three times, when a connection closes before the answer and the request
/// has no content: with the same proof, which is valid once, and whatever the request does. A content without bytes forbids it.
/// </summary>
internal static class NoResend
{
    public static void Forbid(HttpRequestMessage request)
    {
#if NET
        request.Content ??= new ByteArrayContent([]);
#else
        // .NET Framework takes no content for GET.
        if (request.Method != HttpMethod.Get) request.Content ??= new ByteArrayContent([]);
#endif
    }

    /// <summary>
    /// For .NET Framework, where a GET cannot be forbidden to be sent again: that happens only on a connection that was kept, so one that carries proofs is not kept.
    /// </summary>
    public static void CloseAfterProof(HttpRequestMessage request)
    {
        if (request.Headers.Contains("DPoP")) request.Headers.ConnectionClose = true;
    }
}
