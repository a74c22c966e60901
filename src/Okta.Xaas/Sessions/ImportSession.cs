using Okta.Xaas.Api.Models;
using Okta.Xaas.Batching;
using Okta.Xaas.Sessions.Internal;

namespace Okta.Xaas.Sessions;

/// <summary>
/// The guarded handle of one import session: no action that its status forbids reaches the network.
/// </summary>
/// <remarks>Batches may be uploaded concurrently. The import can be started, and the session be cancelled, only when no upload is under way.</remarks>
public sealed class ImportSession
{
    private readonly IIdentitySourcesApi _api;
    private int _uploadsUnderWay;

    private ImportSession(IIdentitySourcesApi api, IdentitySourceSession session)
    {
        _api = api;
        Id = session.Id;
        Take(session);
    }

    /// <summary>The session's id.</summary>
    public string Id { get; }

    /// <summary>The status that Okta last told. Uploading does not change it here: see <see cref="RefreshAsync"/>.</summary>
    public SessionStatus Status { get; private set; }

    /// <summary>The same in Okta's own word, which names also a status that this version does not know; <see langword="null"/> when Okta gave none.</summary>
    public string? StatusText { get; private set; }

    /// <summary>When the session last changed, by Okta's clock, as Okta last told.</summary>
    internal DateTimeOffset? LastUpdated { get; private set; }

    /// <summary>Creates a session at Okta.</summary>
    /// <param name="api">The API of the identity source.</param>
    /// <param name="cancellationToken">Ends the call; whether Okta has created a session is then not known.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> is <see langword="null"/>.</exception>
    /// <exception cref="OktaApiException">Okta refused, for example because another session is open, or did not answer.</exception>
    public static async Task<ImportSession> CreateAsync(IIdentitySourcesApi api, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return new(api, await api.CreateSessionAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes hold of a session that exists.</summary>
    /// <param name="api">The API of the identity source.</param>
    /// <param name="session">The session as Okta told it.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ImportSession Attach(IIdentitySourcesApi api, IdentitySourceSession session)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(session);
        return new(api, session);
    }

    /// <summary>Loads a batch.</summary>
    /// <param name="batch">The batch; not disposed before the call has ended.</param>
    /// <param name="cancellationToken">Ends the call; whether Okta has loaded the batch is then not known: cancel the session.</param>
    /// <returns>When Okta has accepted it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    /// <exception cref="SessionStateException">The session's status forbids it.</exception>
    /// <exception cref="OktaApiException">Okta refused, or did not answer.</exception>
    public async Task UploadAsync(Batch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        SessionTransitions.EnsureAllowed(Id, Status, SessionAction.Upload);
        Interlocked.Increment(ref _uploadsUnderWay);
        try
        {
            await _api.UploadAsync(Id, batch.Kind, batch.Body, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _uploadsUnderWay);
        }
    }

    /// <summary>Asks Okta for the status.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The status.</returns>
    /// <exception cref="OktaApiException">Okta refused, or did not answer.</exception>
    public async Task<SessionStatus> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var session = await _api.GetSessionAsync(Id, cancellationToken).ConfigureAwait(false);
        return Take(session);
    }

    /// <summary>Starts the import. Call <see cref="RefreshAsync"/> before it: only Okta knows whether anything of what was loaded counts.</summary>
    /// <param name="cancellationToken">Ends the call; whether the import was started is then not known.</param>
    /// <returns>The status after it.</returns>
    /// <exception cref="SessionStateException">The session is not in progress.</exception>
    /// <exception cref="InvalidOperationException">An upload is under way.</exception>
    /// <exception cref="OktaApiException">Okta refused, or did not answer.</exception>
    public async Task<SessionStatus> TriggerAsync(CancellationToken cancellationToken = default)
    {
        EnsureNoUpload(SessionAction.Trigger);
        SessionTransitions.EnsureAllowed(Id, Status, SessionAction.Trigger);
        var session = await _api.StartImportAsync(Id, cancellationToken).ConfigureAwait(false);
        return Take(session);
    }

    /// <summary>Cancels the session: nothing of it is imported.</summary>
    /// <param name="cancellationToken">Ends the call; whether the session was cancelled is then not known.</param>
    /// <returns>When Okta has cancelled it.</returns>
    /// <exception cref="SessionStateException">The session can no longer be cancelled.</exception>
    /// <exception cref="InvalidOperationException">An upload is under way.</exception>
    /// <exception cref="OktaApiException">Okta refused, or did not answer.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => CancelAsync(evenWhileLoading: false, cancellationToken);

    /// <summary>The same; an upload that hangs, as the run is given up, does not hinder it.</summary>
    internal async Task CancelAsync(bool evenWhileLoading, CancellationToken cancellationToken)
    {
        if (!evenWhileLoading) EnsureNoUpload(SessionAction.Cancel);
        SessionTransitions.EnsureAllowed(Id, Status, SessionAction.Cancel);
        await _api.DeleteSessionAsync(Id, cancellationToken).ConfigureAwait(false);
        (Status, StatusText) = (SessionStatus.Closed, null);
    }

    /// <summary>The status in words; Okta's own, if this version does not know it.</summary>
    internal string Describe(bool isGone = false) =>
        isGone ? "unknown to Okta" : Status == SessionStatus.Unknown && StatusText is { Length: > 0 } ? StatusText : Status.ToString();

    /// <summary>Looks at the session, at once and then at an interval, until its status is final or the time is over. A look that gets no answer is repeated at the next interval.</summary>
    /// <param name="interval">The wait between two looks.</param>
    /// <param name="limit">How long to wait at most.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="cancellationToken">Ends the wait; it does not end the import.</param>
    /// <returns>The last status that was seen; not final when the time is over.</returns>
    /// <exception cref="OktaApiException">Okta refused.</exception>
    public Task<SessionStatus> WaitAsync(TimeSpan interval, TimeSpan limit, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        WaitAsync(timeProvider ?? TimeProvider.System, interval, limit, expected: null, cancellationToken);

    /// <summary>The same, with fewer looks before the end that is expected.</summary>
    internal async Task<SessionStatus> WaitAsync(TimeProvider timeProvider, TimeSpan interval, TimeSpan limit, TimeSpan? expected, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (!SessionTransitions.IsFinal(Status) && !SessionTransitions.IsFinal(await LookAsync(cancellationToken).ConfigureAwait(false)))
        {
            var elapsed = timeProvider.GetElapsedTime(started);
            var left = limit - elapsed;
            if (left <= TimeSpan.Zero) break;
            var wait = NextLook.After(elapsed, interval, expected);
            await timeProvider.Delay(left < wait ? left : wait, cancellationToken).ConfigureAwait(false);
        }

        return Status;
    }

    private async Task<SessionStatus> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OktaApiException exception) when (exception.Outcome != RequestOutcome.Refused)
        {
            // A look without an answer says nothing about the import: the next one may be answered.
            return Status;
        }
    }

    private SessionStatus Take(IdentitySourceSession session)
    {
        LastUpdated = session.LastUpdated;
        StatusText = session.StatusText;
        return Status = session.Status;
    }

    private void EnsureNoUpload(SessionAction action)
    {
        if (Volatile.Read(ref _uploadsUnderWay) > 0)
            throw new InvalidOperationException($"{action} is not possible: an upload to session {Id} is under way. Await all uploads first.");
    }
}
