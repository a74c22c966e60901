using System.Collections;

namespace Okta.Xaas.Api.Models;

/// <summary>The sessions that Okta listed, and what Okta's clock said then.</summary>
/// <remarks>Okta documents that only active sessions are listed, yet its own example shows finished ones: look at each one's status.</remarks>
public sealed class IdentitySourceSessionList : IReadOnlyList<IdentitySourceSession>
{
    private readonly IReadOnlyList<IdentitySourceSession> _sessions;

    /// <summary>Joins the sessions and the time of the answer.</summary>
    /// <param name="sessions">The sessions, in Okta's order.</param>
    /// <param name="serverTime">The answer's <c>Date</c> header; <see langword="null"/> when it had none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sessions"/> is <see langword="null"/>.</exception>
    public IdentitySourceSessionList(IReadOnlyList<IdentitySourceSession> sessions, DateTimeOffset? serverTime)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        _sessions = sessions;
        ServerTime = serverTime;
    }

    /// <summary>Okta's clock when it answered, in whole seconds: sessions are aged by it, never by the client's clock. <see langword="null"/> when the answer had no <c>Date</c> header.</summary>
    public DateTimeOffset? ServerTime { get; }

    /// <summary>The answer's <c>X-Okta-Request-Id</c>: what Okta's support asks for; <see langword="null"/> when it had none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The answer's rate-limit headers: what is left of the window that all session operations share. <see langword="null"/> when it had none.</summary>
    public OktaRateLimit? RateLimit { get; init; }

    /// <inheritdoc />
    public int Count => _sessions.Count;

    /// <inheritdoc />
    public IdentitySourceSession this[int index] => _sessions[index];

    /// <inheritdoc />
    public IEnumerator<IdentitySourceSession> GetEnumerator() => _sessions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _sessions.GetEnumerator();
}
