namespace Okta.Xaas.Authentication.Internal;

/// <summary>Keeps the token. Whoever first needs another one fetches it, and the others wait for that; also for its failure.</summary>
internal sealed class TokenCache(Func<CancellationToken, Task<AccessToken>> fetch, TimeProvider timeProvider) : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private AccessToken? _token;
    private DateTimeOffset _noRenewalBefore = DateTimeOffset.MinValue;
    private OktaAuthenticationException? _failure;
    private int _failures;

    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Usable() is { } token) return token;
        var failuresBefore = Volatile.Read(ref _failures);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Usable() is { } renewed) return renewed;
            if (_failures != failuresBefore) throw _failure!.ForAnother();
            return await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Forgets a token that Okta refused, unless another one has taken its place already.</summary>
    public void Forget(string refused)
    {
        if (Volatile.Read(ref _token) is { } token && token.Value == refused) Interlocked.CompareExchange(ref _token, null, token);
    }

    public void Dispose() => _gate.Dispose();

    private AccessToken? Usable()
    {
        var now = timeProvider.GetUtcNow();
        return Volatile.Read(ref _token) is { } token && (now < token.RenewAt || (now < token.Expires && now < _noRenewalBefore)) ? token : null;
    }

    private async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await fetch(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _token, token);
            return token;
        }
        catch (OktaAuthenticationException failure) when (failure.IsTransient && _token is { } old && timeProvider.GetUtcNow() < old.Expires)
        {
            // It was renewed ahead of its end, so that there is time to try again.
            _noRenewalBefore = timeProvider.GetUtcNow() + PauseAfterFailure;
            return old;
        }
        catch (OktaAuthenticationException failure)
        {
            _failure = failure;
            Volatile.Write(ref _failures, _failures + 1);
            throw;
        }
    }
}
