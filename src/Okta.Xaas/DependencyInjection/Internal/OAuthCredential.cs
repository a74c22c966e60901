using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>
/// The credential that the options describe; one for the life of the container, as the token is kept in it while the HTTP handlers come and go. When Okta
/// refuses the sign-in, the options are read again, once, and if they describe another one, that is tried.
/// </summary>
internal sealed class OAuthCredential : IRenewingCredential, IDisposable
{
    private readonly object _gate = new();
    private readonly SourceOptions _options;
    private readonly Func<OAuthOptions, PrivateKeyJwtCredential> _create;
    private readonly List<PrivateKeyJwtCredential> _made = [];
    private Described _current;

    public OAuthCredential(SourceOptions options, Func<OAuthOptions, PrivateKeyJwtCredential> create)
    {
        _options = options;
        _create = create;
        _current = Make(options.Current.OAuth);
    }

    public async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var used = Current();
        try
        {
            await used.Credential.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OktaAuthenticationException refused) when (!refused.IsTransient && TryRenew(used))
        {
            await Current().Credential.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<bool> ShouldRepeatAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken) =>
        Current().Credential.ShouldRepeatAsync(request, response, cancellationToken);

    public void Dispose()
    {
        // Requests under way may still use an earlier one, so none is disposed before.
        foreach (var made in _made) made.Dispose();
    }

    public override string ToString() => Current().Credential.ToString();

    private Described Current()
    {
        lock (_gate) return _current;
    }

    private bool TryRenew(Described refused)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_current, refused)) return true;
            try
            {
                var oauth = _options.ReadAgain().OAuth;
                if (!oauth.IsSet || OAuthFaults.Describe(oauth) == refused.Text) return false;
                _current = Make(oauth);
                return true;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or KeyFaultException or OptionsValidationException)
            {
                // They can't be read just now; then Okta's refusal is what is told.
                return false;
            }
        }
    }

    private Described Make(OAuthOptions oauth)
    {
        var made = _create(oauth);
        _made.Add(made);
        return new Described(OAuthFaults.Describe(oauth), made);
    }

    // A class, so that each one is another; its text holds the key and is never shown.
    private sealed class Described(string text, PrivateKeyJwtCredential credential)
    {
        public string Text { get; } = text;

        public PrivateKeyJwtCredential Credential { get; } = credential;
    }
}
