using System.Security.Cryptography;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>The nonces of one server: the last one is told, and older ones are still taken for a while. Not thread-safe: the server's lock guards it.</summary>
internal sealed class Nonces(TimeSpan lifetime)
{
    // D: a nonce is renewed every 24 hours and valid for three days.
    private const int ValidFor = 3;

    private readonly List<(string Nonce, DateTimeOffset Made)> _nonces = [];

    public string Current(DateTimeOffset now)
    {
        _nonces.RemoveAll(one => now >= one.Made + (ValidFor * lifetime));
        if (_nonces.Count == 0 || now >= _nonces[^1].Made + lifetime) _nonces.Add((Base64UrlText.Encode(RandomNumberGenerator.GetBytes(18)), now));
        return _nonces[^1].Nonce;
    }

    public bool Takes(string nonce, DateTimeOffset now)
    {
        Current(now);
        return _nonces.Exists(one => one.Nonce == nonce);
    }

    public void Renew() => _nonces.Clear();
}
