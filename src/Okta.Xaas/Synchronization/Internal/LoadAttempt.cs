using System.Diagnostics;
using System.Net;
using System.Runtime.ExceptionServices;
using Okta.Xaas.Batching;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// The uploads into one session, as many at once as <see cref="UploadSlots"/> allow. One that gets no answer is set aside, as the next session takes it; one that fails otherwise stops
/// the others.
/// </summary>
internal sealed class LoadAttempt : IDisposable
{
    // So many in a row without an answer: then the way to Okta is broken, and each more would cost a time limit.
    private const int MaxUnansweredInARow = 8;

    private readonly RunContext _run;
    private readonly SafeRepeat _repeat;
    private readonly OwnedSession _own;
    private readonly CancellationTokenSource _stop;
    private readonly object _gate = new();
    private readonly List<Task> _uploads = [];
    private List<UploadFailure> _notLoaded = [];
    private Exception? _failure;
    private int _unansweredInARow;

    public LoadAttempt(RunContext run, SafeRepeat repeat, OwnedSession own, Func<CancellationToken, Task<ImportSession>> open, CancellationToken cancellationToken)
    {
        _run = run;
        _repeat = repeat;
        _own = own;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = _stop.Token;
        Session = OpenAsync(open);
    }

    /// <summary>The session, once it is created.</summary>
    public Task<ImportSession> Session { get; }

    /// <summary>The session's span in traces; uploads name it as their parent, as they run in flows of their own.</summary>
    public Activity? Activity { get; private set; }

    /// <summary>How many bulk requests the session has had, refused ones included: Okta may count them.</summary>
    public int Sent { get; private set; }

    public bool HasRoom => Sent < _run.Options.MaxBatchesPerSession && !IsBroken;

    public CancellationToken Token { get; }

    /// <summary>What was said of the last upload that got no answer.</summary>
    public OktaApiException? LastUnanswered { get; private set; }

    private bool IsBroken => Volatile.Read(ref _unansweredInARow) >= MaxUnansweredInARow;

    public void Start(Batch batch)
    {
        Sent++;
        _uploads.Add(UploadAsync(batch));
    }

    /// <summary>Waits for all uploads; throws what failed, and hands out what is not in the session, or not for sure.</summary>
    public async Task<IReadOnlyList<UploadFailure>> DrainAsync()
    {
        await SettledAsync().ConfigureAwait(false);
        _uploads.Clear();
        if (_failure is not null) ExceptionDispatchInfo.Capture(_failure).Throw();
        lock (_gate)
        {
            var failures = _notLoaded;
            _notLoaded = [];
            return failures;
        }
    }

    /// <summary>Stops what is under way.</summary>
    /// <returns>When it has ended.</returns>
    public Task StopAsync()
    {
        _stop.Cancel();
        return Task.WhenAll(SettledAsync(), Task.WhenAny(Session));
    }

    public void Dispose()
    {
        Activity?.Dispose();
        _stop.Dispose();
    }

    private Task SettledAsync() => Task.WhenAll(_uploads.ToArray());

    private async Task<ImportSession> OpenAsync(Func<CancellationToken, Task<ImportSession>> open)
    {
        var session = await open(Token).ConfigureAwait(false);
        Activity = Telemetry.StartSession(_run.Account.IdentitySourceId, session.Id);
        return session;
    }

    private async Task UploadAsync(Batch batch)
    {
        try
        {
            var session = await Session.ConfigureAwait(false);
            await _run.Uploads.UseAsync(() => IsBroken ? NoteNotTriedAsync(batch) : UploadAsync(session, batch), Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Kept for DrainAsync, which throws it; the uploads beside this one are stopped, as the session is lost.
            if (Interlocked.CompareExchange(ref _failure, exception, null) is null) _stop.Cancel();
        }
    }

    private async Task UploadAsync(ImportSession session, Batch batch)
    {
        using var activity = Telemetry.StartUpload(Activity, session.Id, batch);
        try
        {
            await _run.Journal.UploadingAsync(session.Id, batch).ConfigureAwait(false);
            _own.Uploading(batch);
            await _repeat.DoAsync(() => session.UploadAsync(batch, Token), Token).ConfigureAwait(false);
        }
        catch (OktaApiException exception) when (IsAboutTheBatch(exception))
        {
            activity.Fail(exception);
            _own.UploadRefused(batch);
            await _run.Journal.RefusedAsync(session.Id, batch).ConfigureAwait(false);
            Note(new(batch, UploadFate.Refused, exception));
            return;
        }
        catch (OktaApiException exception) when (exception.Outcome == RequestOutcome.Unknown)
        {
            activity.Fail(exception);
            await _run.Journal.UnansweredAsync(session.Id, batch).ConfigureAwait(false);
            Interlocked.Increment(ref _unansweredInARow);
            LastUnanswered = exception;
            _run.Logger.BatchUnanswered(session.Id, batch.Kind, batch.EntityCount, exception.StatusCode);
            Note(new(batch, UploadFate.Unanswered, exception));
            return;
        }
        catch (Exception exception)
        {
            activity.Fail(exception);
            throw;
        }

        _own.UploadAccepted(batch);
        Volatile.Write(ref _unansweredInARow, 0);
        _run.Refusals.NoteAccepted();
        _run.RefusedEntities.Accepted(batch);
        _run.Logger.BatchAccepted(session.Id, batch.Kind, batch.EntityCount, batch.ByteCount);
        Telemetry.CountBatch(_run.Account.IdentitySourceId, batch);
        _run.Progress.Report(p => p with { BatchesUploaded = p.BatchesUploaded + 1, BatchesPacked = Math.Max(p.BatchesPacked, Sent), ChangesUploaded = p.ChangesUploaded + batch.ChangeCount, WaitingUntil = null, WaitReason = null });
    }

    private Task NoteNotTriedAsync(Batch batch)
    {
        Note(new(batch, UploadFate.NotTried, null));
        return Task.CompletedTask;
    }

    private void Note(UploadFailure failure)
    {
        lock (_gate) _notLoaded.Add(failure);
    }

    private static bool IsAboutTheBatch(OktaApiException exception) =>
        exception is { Outcome: RequestOutcome.Refused, StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge };
}
