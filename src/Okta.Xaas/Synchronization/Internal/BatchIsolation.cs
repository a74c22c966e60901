using Okta.Xaas.Api;
using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// Uploads the batches of a session in their stages. A batch that Okta refuses is halved until the changes at fault stand alone; what the session
/// has no more requests for is left to the next one, and with it all later stages.
/// </summary>
internal sealed class BatchIsolation(RunContext run, LoadAttempt attempt)
{
    /// <summary>Uploads, and says what could not be uploaded in this session. The list is changed: halves take the place of a batch, rejected changes leave it.</summary>
    public async Task<IReadOnlyList<Batch>> UploadAsync(List<Batch> work, IReadOnlyCollection<Batch> started)
    {
        for (var stage = UploadOrder.Upserts; stage <= UploadOrder.Deletes; stage++)
        {
            var left = await UploadStageAsync(work, work.Where(b => UploadOrder.StageOf(b.Kind) == stage).ToArray(), started).ConfigureAwait(false);
            if (left.Count > 0) return [.. left, .. work.Where(b => UploadOrder.StageOf(b.Kind) > stage)];
        }

        return [];
    }

    private async Task<IReadOnlyList<Batch>> UploadStageAsync(List<Batch> work, IReadOnlyList<Batch> stage, IReadOnlyCollection<Batch> started)
    {
        var left = new List<Batch>();
        foreach (var batch in stage.Where(b => !started.Contains(b)))
        {
            if (attempt.HasRoom) attempt.Start(batch);
            else left.Add(batch);
        }

        // Depth first: a fault common to all changes then shows early, not after all batches are in pieces.
        var suspects = new Stack<Batch>();
        await CollectAsync(work, suspects).ConfigureAwait(false);
        while (suspects.Count > 0)
        {
            var suspect = suspects.Pop();
            if (!attempt.HasRoom)
            {
                left.Add(suspect);
                continue;
            }

            attempt.Start(suspect);
            await CollectAsync(work, suspects).ConfigureAwait(false);
        }

        return left;
    }

    private async Task CollectAsync(List<Batch> work, Stack<Batch> suspects)
    {
        foreach (var (batch, words) in await attempt.DrainAsync().ConfigureAwait(false))
        {
            if (run.Options.RejectedBatch == RejectedBatchPolicy.Fail)
                throw new RunFailedException($"Okta refused a batch of {batch.EntityCount} entities ({batch.Kind}), and Synchronization.RejectedBatch is Fail. {words.Message}", words);
            if (run.Refusals.NoteRefused())
                throw new RunFailedException($"Okta has refused {RefusalStreak.Limit} requests in a row, so the fault is likely not in single changes. {words.Message}", words);
            var session = await OpenSessionAsync(words).ConfigureAwait(false);
            work.Remove(batch);
            if (batch.Split() is not { } halves)
            {
                await run.Journal.RejectedAsync(session.Id, batch).ConfigureAwait(false);
                run.Account.RejectByOkta(batch, WordsOf(words));
                continue;
            }

            work.Add(halves.First);
            work.Add(halves.Second);
            suspects.Push(halves.Second);
            suspects.Push(halves.First);
        }
    }

    // A session that was closed or triggered meanwhile refuses everything with the same 400: that is no fault of a change.
    private async Task<ImportSession> OpenSessionAsync(OktaApiException words)
    {
        var session = await attempt.Session.ConfigureAwait(false);
        var status = await session.RefreshAsync(attempt.Token).ConfigureAwait(false);
        if (!SessionTransitions.IsOpen(status)) throw new SessionLostException($"Session {session.Id} is {status}: somebody else has ended it.", status, words);
        return session;
    }

    private static string WordsOf(OktaApiException words) =>
        string.Join(" ", new[] { words.ErrorCode, words.ErrorSummary }.Concat(words.ErrorCauses).Where(w => !string.IsNullOrEmpty(w)));
}
