using System.Diagnostics;
using System.Net;
using System.Runtime.ExceptionServices;
using Okta.Xaas.Api;
using Okta.Xaas.Batching;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>One session at Okta while it is loaded: so many uploads at once, and the first one that fails stops the others.</summary>
internal sealed class LoadAttempt : IDisposable
{
    private readonly RunContext _run;
    private readonly SafeRepeat _repeat;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop;
    private readonly List<Task> _uploads = [];
    private readonly List<Batch> _accepted = [];
    private readonly List<(Batch Batch, OktaApiException Words)> _refused = [];
    private Exception? _failure;

    public LoadAttempt(RunContext run, SafeRepeat repeat, Func<CancellationToken, Task<ImportSession>> open, CancellationToken cancellationToken)
    {
        _run = run;
        _repeat = repeat;
        _slots = new(run.Options.MaxConcurrentUploads);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Session = OpenAsync(open);
    }

    /// <summary>The session, once it is created.</summary>
    public Task<ImportSession> Session { get; }

    /// <summary>The session's span in traces; uploads name it as their parent, as they run in flows of their own.</summary>
    public Activity? Activity { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>How many bulk requests the session has had, refused ones included: Okta may count them.</summary>
    public int Sent { get; private set; }

    public bool HasRoom => Sent < _run.Options.MaxBatchesPerSession;

    public IReadOnlyList<Batch> Accepted => _accepted;

    public CancellationToken Token => _stop.Token;

    public void Start(Batch batch)
    {
        Sent++;
        _uploads.Add(UploadAsync(batch));
    }

    /// <summary>Waits for all uploads; throws what failed, and hands out what Okta refused.</summary>
    public async Task<IReadOnlyList<(Batch Batch, OktaApiException Words)>> DrainAsync()
    {
        await SettleAsync().ConfigureAwait(false);
        if (_failure is not null) ExceptionDispatchInfo.Capture(_failure).Throw();
        var refused = _refused.ToArray();
        _refused.Clear();
        return refused;
    }

    /// <summary>Stops what is under way, and gives the session if it was ever created.</summary>
    public async Task<ImportSession?> StopAsync()
    {
        _stop.Cancel();
        await SettleAsync().ConfigureAwait(false);

        // Why it could not be created, the run's own failure says.
        await Task.WhenAny(Session).ConfigureAwait(false);
        return Session.Status == TaskStatus.RanToCompletion ? await Session.ConfigureAwait(false) : null;
    }

    public void Dispose()
    {
        Activity?.Dispose();
        _slots.Dispose();
        _stop.Dispose();
    }

    private async Task<ImportSession> OpenAsync(Func<CancellationToken, Task<ImportSession>> open)
    {
        var session = await open(_stop.Token).ConfigureAwait(false);
        Activity = Telemetry.StartSession(session.Id);
        CreatedAt = _run.Time.GetUtcNow();
        return session;
    }

    private async Task SettleAsync()
    {
        await Task.WhenAll(_uploads).ConfigureAwait(false);
        _uploads.Clear();
    }

    private async Task UploadAsync(Batch batch)
    {
        try
        {
            var session = await Session.ConfigureAwait(false);
            await _slots.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                await UploadAsync(session, batch).ConfigureAwait(false);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (Exception exception)
        {
            // Kept for DrainAsync, which throws it; the uploads beside this one are stopped, as the session is lost.
            Interlocked.CompareExchange(ref _failure, exception, null);
            _stop.Cancel();
        }
    }

    private async Task UploadAsync(ImportSession session, Batch batch)
    {
        using var activity = Telemetry.StartUpload(Activity, session.Id, batch);
        try
        {
            await _run.Journal.UploadingAsync(session.Id, batch).ConfigureAwait(false);
            await _repeat.DoAsync(() => session.UploadAsync(batch, _stop.Token), _stop.Token).ConfigureAwait(false);
        }
        catch (OktaApiException exception) when (IsAboutTheBatch(exception))
        {
            activity.Fail(exception);
            await _run.Journal.RefusedAsync(session.Id, batch).ConfigureAwait(false);
            lock (_refused) _refused.Add((batch, exception));
            return;
        }
        catch (Exception exception)
        {
            activity.Fail(exception);
            throw;
        }

        lock (_accepted) _accepted.Add(batch);
        _run.Refusals.NoteAccepted();
        _run.Logger.BatchAccepted(session.Id, batch.Kind, batch.EntityCount, batch.ByteCount);
        Telemetry.CountBatch(batch);
        _run.Progress.Report(p => p with { BatchesUploaded = p.BatchesUploaded + 1, BatchesPacked = Math.Max(p.BatchesPacked, Sent), ChangesUploaded = p.ChangesUploaded + batch.ChangeCount, WaitingUntil = null, WaitReason = null });
    }

    private static bool IsAboutTheBatch(OktaApiException exception) =>
        exception is { Outcome: RequestOutcome.Refused, StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge };
}
