using System.Security.Cryptography;
using System.Text.Json;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>Issues tokens to the service app, and says what a token allows.</summary>
internal sealed class AuthorizationServer
{
    // I: how far a proof's time may be off.
    private static readonly TimeSpan ProofWindow = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly OktaEmulatorOAuthOptions _options;
    private readonly List<PublicKey> _keys;
    private readonly UsedIds _assertions = new();
    private readonly UsedIds _proofs = new();
    private readonly Nonces _tokenNonces;
    private readonly Nonces _apiNonces;
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private string[] _granted;

    public AuthorizationServer(OktaEmulatorOAuthOptions options)
    {
        _options = options;
        _keys = [.. options.PublicKeys.Select(PublicKey.Read)];
        _granted = Split(options.Scopes);
        _tokenNonces = new Nonces(options.NonceLifetime);
        _apiNonces = new Nonces(options.NonceLifetime);
    }

    public int TokensIssued { get; private set; }

    /// <summary>Answers a token request.</summary>
    public EmulatedResponse Issue(EmulatedRequest request, DateTimeOffset now)
    {
        lock (_gate)
        {
            try
            {
                var scopes = Grantable(request, now);
                var thumbprint = ThumbprintOf(request, now);
                return Answer(scopes, thumbprint, now);
            }
            catch (OAuthRefusal refusal)
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(new OAuthErrorAnswer(refusal.Error, refusal.Message), WireJson.Relaxed.OAuthErrorAnswer);
                var response = EmulatedResponse.Json(refusal.StatusCode, body, refusal.Error);
                return refusal.Nonce is { } nonce ? response.WithHeader("dpop-nonce", nonce) : response;
            }
        }
    }

    /// <summary>The scopes that the request's token gives it; null when it has no valid token.</summary>
    /// <exception cref="OAuthRefusal">The token is not valid, or used by somebody else than the one it is bound to.</exception>
    public IReadOnlyList<string> ScopesOf(EmulatedRequest request, string scheme, string value, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(value, out var token) || token.Expires <= now) throw InvalidToken("The access token is invalid or has expired.");
            if (token.KeyThumbprint is null) return scheme == "Bearer" ? token.Scopes : throw InvalidToken("The access token is not bound to a key.");
            if (scheme != "DPoP") throw InvalidToken("The access token is bound to a key: the scheme has to be DPoP.");
            VerifyProof(request, value, token.KeyThumbprint, now);
            return token.Scopes;
        }
    }

    public void Add(PublicKey key)
    {
        lock (_gate) _keys.Add(key);
    }

    public bool RemoveKeys(string keyId)
    {
        lock (_gate) return _keys.RemoveAll(key => key.KeyId == keyId) > 0;
    }

    public void RevokeTokens()
    {
        lock (_gate) _tokens.Clear();
    }

    public void RenewNonces()
    {
        lock (_gate)
        {
            _tokenNonces.Renew();
            _apiNonces.Renew();
        }
    }

    public void Grant(string scopes)
    {
        lock (_gate) _granted = Split(scopes);
    }

    private static string[] Split(string scopes) => scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static OAuthRefusal InvalidToken(string description) => new(401, "invalid_token", description);

    private string[] Grantable(EmulatedRequest request, DateTimeOffset now)
    {
        var form = TokenRequest.Read(request);
        if (form.GetValueOrDefault("grant_type") != "client_credentials") throw OAuthRefusals.GrantType();
        if (form.GetValueOrDefault("client_assertion_type") != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") throw OAuthRefusals.AssertionMissing();
        AssertionCheck.Verify(form.GetValueOrDefault("client_assertion"), _options.ClientId, _keys, request.Head.Origin + ApiPaths.Token, _assertions, now);
        var wanted = Split(form.GetValueOrDefault("scope") ?? "");
        if (wanted.Length == 0) throw OAuthRefusals.NoScope();

        // I: one scope that is not granted refuses all.
        return wanted.All(_granted.Contains) ? wanted : throw OAuthRefusals.Scopes();
    }

    private string? ThumbprintOf(EmulatedRequest request, DateTimeOffset now)
    {
        if (request.Proof is not { } text) return _options.RequireDPoP ? throw OAuthRefusals.ProofMissing() : null;
        var proof = DPoPProof.Read(text, request.Method, request.Head.Origin + request.Path);
        if (proof.Nonce is not { } nonce || !_tokenNonces.Takes(nonce, now)) throw OAuthRefusals.NonceNeeded(400, _tokenNonces.Current(now));
        VerifyOnce(proof, now);
        return proof.Thumbprint;
    }

    private void VerifyProof(EmulatedRequest request, string token, string thumbprint, DateTimeOffset now)
    {
        if (request.Proof is not { } text) throw OAuthRefusals.ProofMissing();
        var proof = DPoPProof.Read(text, request.Method, request.Head.Origin + request.Path);
        if (proof.Thumbprint != thumbprint) throw OAuthRefusals.Proof("The DPoP proof is of another key than the one that the access token is bound to.");
        if (proof.TokenHash != Base64UrlText.HashOf(token)) throw OAuthRefusals.Proof("The 'ath' of the DPoP proof is not the hash of the access token.");
        if (_options.RequireApiNonce && (proof.Nonce is not { } nonce || !_apiNonces.Takes(nonce, now))) throw OAuthRefusals.NonceNeeded(401, _apiNonces.Current(now));
        VerifyOnce(proof, now);
    }

    private void VerifyOnce(DPoPProof proof, DateTimeOffset now)
    {
        if (proof.Issued is not { } issued || (issued - now).Duration() > ProofWindow) throw OAuthRefusals.Proof("The 'iat' of the DPoP proof is not the time it is now.");
        if (!_proofs.TryUse(proof.Id!, now, now + ProofWindow + ProofWindow)) throw OAuthRefusals.Proof("The DPoP proof has been used already: its 'jti' must be unique.");
    }

    private EmulatedResponse Answer(string[] scopes, string? thumbprint, DateTimeOffset now)
    {
        foreach (var old in _tokens.Where(token => token.Value.Expires <= now).Select(token => token.Key).ToList()) _tokens.Remove(old);
        var value = "eyJ" + Base64UrlText.Encode(RandomNumberGenerator.GetBytes(120));
        _tokens[value] = new IssuedToken(scopes, thumbprint, now + _options.TokenLifetime);
        TokensIssued++;
        var answer = new TokenAnswer(thumbprint is null ? "Bearer" : "DPoP", (int)_options.TokenLifetime.TotalSeconds, value, string.Join(' ', scopes));
        return EmulatedResponse.Json(200, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Relaxed.TokenAnswer)).WithHeader("Cache-Control", "no-store");
    }
}
