#if NETFRAMEWORK
using System.Security.Cryptography;

namespace Okta.Xaas;

/// <summary>Hashing in one call, for .NET Framework.</summary>
internal static class Hashing
{
    extension(SHA256)
    {
        public static byte[] HashData(byte[] bytes)
        {
            using var sha256 = SHA256.Create();
            return sha256.ComputeHash(bytes);
        }
    }
}
#endif
