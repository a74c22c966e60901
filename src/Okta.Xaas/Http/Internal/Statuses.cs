using System.Net;

namespace Okta.Xaas.Http.Internal;

/// <summary>Statuses that .NET Framework has no name for.</summary>
internal static class Statuses
{
    public const HttpStatusCode TooManyRequests = (HttpStatusCode)429;
}
