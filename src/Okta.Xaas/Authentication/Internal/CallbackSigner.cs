using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>
/// Lets somebody else sign. The library signs at once and a vault is asked over the network: so the library writes the token with a
/// placeholder, and the signature follows.
/// </summary>
internal sealed class CallbackSigner : JwtSigner
{
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> _sign;

    public CallbackSigner(string algorithm, string keyId, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> sign)
        : base(algorithm, keyId)
    {
        _sign = sign;
        Credentials = new SigningCredentials(new PlaceholderKey(keyId), algorithm);
    }

    public override SigningCredentials Credentials { get; }

    public override async ValueTask<string> CompleteAsync(string jwt, CancellationToken cancellationToken)
    {
        var signed = jwt.Substring(0, jwt.LastIndexOf('.'));
        var signature = await _sign(Encoding.ASCII.GetBytes(signed), cancellationToken).ConfigureAwait(false);
        if (FaultOf(signature) is { } fault) throw new OktaAuthenticationException($"The callback that signs with the key {KeyId} gave {fault}");
        return $"{signed}.{Base64UrlEncoder.Encode(signature)}";
    }

    public override void Dispose()
    {
        // The key is the caller's.
    }

    private string? FaultOf(byte[]? signature)
    {
        if (signature is null || signature.Length == 0) return "no signature: look at the vault.";
        int? wanted = Algorithm switch { "ES256" => 64, "ES384" => 96, "ES512" => 132, _ => null };
        return wanted is null || signature.Length == wanted
            ? null
            : $"{signature.Length} bytes where {Algorithm} has {wanted}: if the vault gives DER, take r and s out of it and put them one after another (IEEE P1363).";
    }

    private sealed class PlaceholderKey : AsymmetricSecurityKey
    {
        public PlaceholderKey(string keyId)
        {
            KeyId = keyId;
            CryptoProviderFactory = new CryptoProviderFactory { CustomCryptoProvider = new PlaceholderProvider(), CacheSignatureProviders = false };
        }

        [Obsolete("The library's own: use PrivateKeyStatus.")]
        public override bool HasPrivateKey => true;

        public override PrivateKeyStatus PrivateKeyStatus => PrivateKeyStatus.Exists;

        public override int KeySize => 2048;
    }

    private sealed class PlaceholderProvider : ICryptoProvider
    {
        public object Create(string algorithm, params object[] args) => new PlaceholderSignature((SecurityKey)args[0], algorithm);

        public bool IsSupportedAlgorithm(string algorithm, params object[] args) => true;

        public void Release(object cryptoInstance)
        {
            // There is nothing to release.
        }
    }

    private sealed class PlaceholderSignature(SecurityKey key, string algorithm) : SignatureProvider(key, algorithm)
    {
        public override byte[] Sign(byte[] input) => [0];

        public override byte[] Sign(byte[] input, int offset, int count) => [0];

#if NET
        public override bool Sign(ReadOnlySpan<byte> data, Span<byte> destination, out int bytesWritten)
        {
            destination[0] = 0;
            bytesWritten = 1;
            return true;
        }
#endif

        public override bool Verify(byte[] input, byte[] signature) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            // There is nothing to dispose.
        }
    }
}
