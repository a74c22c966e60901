using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Authentication;

/// <summary>
/// Signs in as an OAuth 2.0 service app: proves by its private key which app it is (RFC 7523), and signs requests with the access token that it gets,
/// bound to a key by DPoP (RFC 9449) where Okta demands it.
/// </summary>
/// <remarks>
/// <para>May be used concurrently, by several identity sources of one org. The token is kept, and renewed ahead of its end by one caller while the others wait.
/// It is also renewed, once for a request, after a 401.</para>
/// <para>Without a token no request is sent, and a token is never used in a weaker way than it was asked for. Errors: <see cref="OktaAuthenticationException"/>.</para>
/// </remarks>
public sealed class PrivateKeyJwtCredential : IRenewingCredential, IDisposable
{
    private const string ProofHeader = "DPoP";

    // Made with the first proof: where none is asked for, none is needed.
    private readonly Lazy<DPoPKey> _key = new();
    private readonly TokenCache _tokens;
    private readonly ServerClock _clock;
    private readonly ILogger _logger;
    private readonly Uri _oktaDomain;
    private readonly string _text;
    private readonly IDisposable?[] _owned;

    // Okta's API and its token endpoint are two servers, of which each has nonces of its own.
    private string? _nonce;

    /// <summary>Makes the credential. Nothing is sent before a request needs a token.</summary>
    /// <param name="oktaDomain">The org's address, for example <c>https://example.okta.com</c>; https, except on a loopback address.</param>
    /// <param name="options">The service app; later changes to it have no effect.</param>
    /// <param name="key">The app's private key, when it is not in the options; stays the caller's to dispose.</param>
    /// <param name="tokenHandler">What sends the token requests, for example a proxy's or a test's handler, which must not follow redirects; not disposed by this class. <see langword="null"/> makes one.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="loggerFactory">Takes the logs; none by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="oktaDomain"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The address is not one that tokens may be asked from, or the options have faults; the message lists all of them.</exception>
    public PrivateKeyJwtCredential(
        Uri oktaDomain,
        OAuthOptions options,
        ClientKey? key = null,
        HttpMessageHandler? tokenHandler = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
        : this(Checked(oktaDomain), Checked(options, key), key, TokenConnection.CreateClient(tokenHandler), timeProvider, loggerFactory)
    {
    }

    private PrivateKeyJwtCredential(Uri oktaDomain, OAuthOptions options, ClientKey? key, HttpClient client, TimeProvider? timeProvider, ILoggerFactory? loggerFactory)
        : this(oktaDomain, options, key, () => client, timeProvider, loggerFactory, client)
    {
    }

    /// <summary>For options that have been validated.</summary>
    internal PrivateKeyJwtCredential(
        Uri oktaDomain, OAuthOptions options, ClientKey? key, Func<HttpClient> client, TimeProvider? timeProvider, ILoggerFactory? loggerFactory, IDisposable? owned = null)
    {
        var time = timeProvider ?? TimeProvider.System;
        var signer = key?.Signer ?? OAuthFaults.Read(options);
        _oktaDomain = oktaDomain;
        _logger = loggerFactory?.CreateLogger("Okta.Xaas.Authentication") ?? NullLogger.Instance;
        _clock = new ServerClock(time);
        var endpoint = new TokenEndpoint(client, oktaDomain, options.Scopes, _clock);
        var source = new TokenSource(endpoint, new ClientAssertion(options.ClientId!.Trim(), signer, endpoint.Address), _key, options.DPoP, _clock, time, _logger);
        _tokens = new TokenCache(source.FetchAsync, time);
        _text = $"PrivateKeyJwtCredential (client {options.ClientId}, key id {signer.KeyId}, {signer.Algorithm}, DPoP {options.DPoP})";
        _owned = [owned, key is null ? signer : null, _tokens];
    }

    internal bool HasProofKey => _key.IsValueCreated;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The request does not go to the org, which alone may see the token.</exception>
    /// <exception cref="OktaAuthenticationException">There is no token to be had; the message says what to check.</exception>
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsOrg(request.RequestUri)) throw new InvalidOperationException("The request does not go to the org of this credential, so it gets no token.");
        var attempt = SignedAttempt.Of(request);
        request.Headers.Authorization = null;
        request.Headers.Remove(ProofHeader);
        var token = await _tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        attempt.Token = token;
        attempt.Nonce = Volatile.Read(ref _nonce);
        if (token.IsBound) request.Headers.TryAddWithoutValidation(ProofHeader, _key.Value.Prove(request.Method, request.RequestUri!, _clock.Now, attempt.Nonce, token.Value));
        request.Headers.Authorization = new AuthenticationHeaderValue(token.Scheme, token.Value);
    }

    /// <inheritdoc />
    public ValueTask<bool> ShouldRepeatAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        cancellationToken.ThrowIfCancellationRequested();
        _clock.Learn(response);
        var nonce = TokenAnswer.NonceOf(response);
        if (nonce is not null) Volatile.Write(ref _nonce, nonce);
        return new(response.StatusCode == HttpStatusCode.Unauthorized && SignedAttempt.Find(request) is { Token: { } token } attempt && CanHelp(attempt, token, nonce, response));
    }

    /// <summary>Forgets the token and the keys, except one that the caller gave.</summary>
    public void Dispose()
    {
        foreach (var owned in _owned) owned?.Dispose();
        if (HasProofKey) _key.Value.Dispose();
    }

    /// <summary>The client id, the key id and the algorithm; never a key or a token.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => _text;

    private static Uri Checked(Uri oktaDomain)
    {
        ArgumentNullException.ThrowIfNull(oktaDomain);
        return oktaDomain.IsAbsoluteUri && (oktaDomain.Scheme == Uri.UriSchemeHttps || (oktaDomain.Scheme == Uri.UriSchemeHttp && oktaDomain.IsLoopback)) && oktaDomain.UserInfo.Length == 0
            ? oktaDomain
            : throw new ArgumentException("Tokens are asked for over https only, except on a loopback address: give the org's address, for example https://example.okta.com.", nameof(oktaDomain));
    }

    private static OAuthOptions Checked(OAuthOptions options, ClientKey? key)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = OAuthFaults.Of(options, keyProvided: key is not null).ToList();
        return faults.Count == 0 ? options : throw new ArgumentException(string.Join(" ", faults), nameof(options));
    }

    private bool CanHelp(SignedAttempt attempt, AccessToken token, string? nonce, HttpResponseMessage response)
    {
        if (nonce is not null && token.IsBound && AsksForNonce(response)) return nonce != attempt.Nonce;
        if (attempt.HasRenewed) return false;
        attempt.HasRenewed = true;
        _logger.TokenRefused(token.Scheme);
        _tokens.Forget(token.Value);
        return true;
    }

    private static bool AsksForNonce(HttpResponseMessage response) =>
        response.Headers.TryGetValues("WWW-Authenticate", out var challenges) && challenges.Any(challenge => challenge.Contains("use_dpop_nonce", StringComparison.Ordinal));

    private bool IsOrg(Uri? target) =>
        target is { IsAbsoluteUri: true } && Uri.Compare(target, _oktaDomain, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
