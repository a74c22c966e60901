using System.Security.Cryptography;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>The nonces of one server: the last one is told, and the two before it are still taken. Not thread-safe: the server's lock guards it.</summary>
internal sealed class Nonces(TimeSpan lifetime)
{
    // D: a nonce is renewed every 24 hours and valid for three days.
    private const int Valid = 3;

    private readonly List<string> _nonces = [];
    private DateTimeOffset _renewAt = DateTimeOffset.MinValue;

    public string Current(DateTimeOffset now)
    {
        if (now >= _renewAt)
        {
            var missed = _renewAt == DateTimeOffset.MinValue ? 0 : (int)Math.Min(Valid, (now - _renewAt) / lifetime);
            _nonces.RemoveRange(0, Math.Min(missed, _nonces.Count));
            _nonces.Add(Base64UrlText.Encode(RandomNumberGenerator.GetBytes(18)));
            if (_nonces.Count > Valid) _nonces.RemoveAt(0);
            _renewAt = now + lifetime;
        }

        return _nonces[^1];
    }

    public bool Takes(string nonce, DateTimeOffset now)
    {
        Current(now);
        return _nonces.Contains(nonce);
    }

    public void Renew()
    {
        _nonces.Clear();
        _renewAt = DateTimeOffset.MinValue;
    }
}
