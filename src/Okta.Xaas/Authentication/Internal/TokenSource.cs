using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Fetches a token: answers what the server demands (DPoP, a nonce, the right time) and repeats what may be repeated.</summary>
internal sealed class TokenSource(TokenEndpoint endpoint, ClientAssertion assertion, Lazy<DPoPKey> key, DPoPMode mode, ServerClock clock, TimeProvider timeProvider, ILogger logger)
{
    private const int MaxRetries = 3;

    // A token that is asked for again has one demand to meet, or two or three, but never more: DPoP, then a nonce, and once the right time.
    private const int MaxDemands = 4;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    // The attempt's time limit, 100 seconds by default, spans these waits.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan NoticedSkew = TimeSpan.FromSeconds(5);

    private string? _nonce;

    // Once demanded, for good: a server that no longer demands it must not make tokens weaker.
    private bool _withProof = mode == DPoPMode.Always;

    /// <remarks>Called by one caller at a time.</remarks>
    public async Task<AccessToken> FetchAsync(CancellationToken cancellationToken)
    {
        for (var retries = 0; ; retries++)
        {
            TimeSpan? asked = null;
            try
            {
                var answer = await MeetDemandsAsync(cancellationToken).ConfigureAwait(false);
                if (answer.IsSuccess) return Read(answer);
                asked = answer.Wait;
                throw TokenFailure.Of(answer, clock.Ahead);
            }
            catch (OktaAuthenticationException failure) when (failure.IsTransient && retries < MaxRetries)
            {
                var wait = asked ?? TimeSpan.FromTicks(FirstWait.Ticks << retries);
                if (wait > LongestWait) wait = LongestWait;
                if (wait < TimeSpan.Zero) wait = FirstWait;
                logger.TokenRetry((int?)failure.StatusCode, wait);
                await timeProvider.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Each request has a fresh assertion and a fresh proof: both are valid once.
    private async Task<TokenAnswer> MeetDemandsAsync(CancellationToken cancellationToken)
    {
        for (var demands = 0; ; demands++)
        {
            var (nonce, ahead, withProof) = (_nonce, clock.Ahead, _withProof);
            var now = clock.Now;
            var jwt = await SignAsync(now, cancellationToken).ConfigureAwait(false);
            var proof = withProof ? key.Value.Prove(HttpMethod.Post, endpoint.Address, now, nonce, accessToken: null) : null;
            var answer = await endpoint.AskAsync(jwt, proof, cancellationToken).ConfigureAwait(false);
            logger.TokenAnswered((int)answer.Status, answer.Error, answer.RequestId);
            if (answer.Nonce is not null) _nonce = answer.Nonce;
            if (answer.IsSuccess || demands == MaxDemands || !CanMeet(answer, nonce, ahead, withProof)) return answer;
        }
    }

    private async ValueTask<string> SignAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await assertion.WriteAsync(now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OktaAuthenticationException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new OktaAuthenticationException("No access token: the assertion could not be signed; check the key, or the vault that signs with it", exception);
        }
    }

    private bool CanMeet(TokenAnswer answer, string? nonce, TimeSpan ahead, bool withProof)
    {
        if ((int)answer.Status is not (400 or 401)) return false;
        if (answer.Error == "invalid_dpop_proof" && !withProof)
        {
            if (mode == DPoPMode.Never) return false;
            logger.DPoPDemanded();
            return _withProof = true;
        }

        if (answer.Error == "use_dpop_nonce")
        {
            if (mode == DPoPMode.Never) return false;
            _withProof = true;
            return answer.Nonce is not null && (answer.Nonce != nonce || !withProof);
        }

        // Judged by a clock that this one did not know yet.
        return answer.Error is "invalid_client" or "invalid_dpop_proof" && (clock.Ahead - ahead).Duration() > NoticedSkew;
    }

    private AccessToken Read(TokenAnswer answer)
    {
        if (string.IsNullOrEmpty(answer.AccessToken) || answer.AccessToken!.Any(c => c is <= ' ' or > '~'))
            throw TokenFailure.Unusable(answer, "Okta's answer holds none that can be used; check OktaDomain, and whether a proxy answers.");
        var isBound = string.Equals(answer.TokenType, "DPoP", StringComparison.OrdinalIgnoreCase);
        if (isBound != _withProof || (!isBound && !string.Equals(answer.TokenType, "Bearer", StringComparison.OrdinalIgnoreCase)))
        {
            throw TokenFailure.Unusable(answer, _withProof
                ? "one that is bound by DPoP was asked for and the answer's token is not. It is not used; check OktaDomain, and what lies between."
                : "the answer's token is of a type that was not asked for. It is not used; set OAuth.DPoP to Auto.");
        }

        // An hour is what Okta gives; without a word about it, a token that lives long is the worse guess.
        var lifetime = TimeSpan.FromSeconds(Math.Min(Math.Max(answer.ExpiresIn ?? 300, 1), 24 * 3600));
        logger.TokenReceived(isBound ? "DPoP" : "Bearer", lifetime);
        return new AccessToken(answer.AccessToken!, isBound, timeProvider.GetUtcNow(), lifetime);
    }
}
