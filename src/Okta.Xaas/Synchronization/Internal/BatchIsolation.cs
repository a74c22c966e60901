using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// Uploads the batches of a session in their stages. A batch that Okta refuses is halved until the changes at fault stand alone. What the session has no
/// more requests for, or what got no answer, is left to the next one, and with it all that must come after it; everything else goes on.
/// </summary>
internal sealed class BatchIsolation(RunContext run, LoadAttempt attempt, OwnedSession own, SessionLook look)
{
    private readonly List<Batch> _left = [];
    private readonly EntitySet _waiting = new();

    /// <summary>Uploads. The work is changed: halves take the place of a batch, rejected changes leave it.</summary>
    /// <returns>What the next session is to take.</returns>
    public async Task<IReadOnlyList<Batch>> UploadAsync(Workload work, IReadOnlyCollection<Batch> started)
    {
        for (var stage = UploadOrder.Upserts; stage <= UploadOrder.Deletes; stage++)
        {
            if (stage != UploadOrder.Upserts) HoldBack(work, stage);
            await UploadStageAsync(work, work.OfStage(stage).Except(_left).ToArray(), started).ConfigureAwait(false);
        }

        return _left;
    }

    private async Task UploadStageAsync(Workload work, IReadOnlyList<Batch> stage, IReadOnlyCollection<Batch> started)
    {
        foreach (var batch in stage.Where(b => !started.Contains(b)))
        {
            if (attempt.HasRoom) attempt.Start(batch);
            else Leave(batch);
        }

        // Depth first: a fault common to all changes then shows early, not after all batches are in pieces.
        var suspects = new Stack<Batch>();
        await CollectAsync(work, suspects).ConfigureAwait(false);
        while (suspects.Count > 0)
        {
            var suspect = suspects.Pop();
            if (!attempt.HasRoom)
            {
                Leave(suspect);
                continue;
            }

            attempt.Start(suspect);
            await CollectAsync(work, suspects).ConfigureAwait(false);
        }
    }

    private void Leave(Batch batch)
    {
        _left.Add(batch);
        _waiting.Add(batch);
    }

    // What names an entity that comes later waits for it; a membership of somebody whom Okta has refused would be passed over in silence.
    private void HoldBack(Workload work, int stage)
    {
        foreach (var batch in work.OfStage(stage))
        {
            var parts = batch.Divide((item, member) => FateOf(batch, item, member));
            if (parts.Count > 1 || !parts.ContainsKey(DependencyFate.Go)) work.Replace(batch, parts.Values);
            if (parts.TryGetValue(DependencyFate.Wait, out var waiting)) Leave(waiting);
            if (!parts.TryGetValue(DependencyFate.Reject, out var dependent)) continue;
            work.Take([dependent]);
            run.Account.RejectDependents(dependent);
            run.Logger.DependentsHeldBack(dependent.Kind, dependent.ChangeCount);
        }
    }

    private DependencyFate FateOf(Batch batch, BatchItem item, string? member)
    {
        if (member is null) return _waiting.RefersTo(batch.Kind, item.ExternalId) || _waiting.Contains(batch.Kind, item.ExternalId) ? DependencyFate.Wait : DependencyFate.Go;
        if (batch.Kind == ChangeKind.MembershipAdd && run.RefusedEntities.Miss(item.ExternalId, member)) return DependencyFate.Reject;
        return _waiting.ContainsGroup(item.ExternalId) || _waiting.ContainsUser(member) ? DependencyFate.Wait : DependencyFate.Go;
    }

    private async Task CollectAsync(Workload work, Stack<Batch> suspects)
    {
        foreach (var (batch, fate, words) in await attempt.DrainAsync().ConfigureAwait(false))
        {
            if (fate == UploadFate.Refused) await IsolateAsync(work, suspects, batch, words!).ConfigureAwait(false);
            else if (fate == UploadFate.NotTried || SessionTable.Next(SessionEvent.UploadUnanswered, own.Stage, own.Seen) == SessionAct.Defer) Leave(batch);
        }
    }

    private async Task IsolateAsync(Workload work, Stack<Batch> suspects, Batch batch, OktaApiException words)
    {
        if (run.Options.RejectedBatch == RejectedBatchPolicy.Fail)
            throw new RunFailedException($"Okta refused a batch of {Amount.Of(batch.EntityCount, "entity", "entities")} ({batch.Kind}), and Synchronization.RejectedBatch is Fail. {words.Message}", words);
        if (run.Refusals.NoteRefused())
            throw new RunFailedException($"Okta has refused {RefusalStreak.Limit} requests in a row, so the fault is likely not in single changes. {words.Message}", words);

        // A session that was closed or triggered meanwhile refuses everything with the same 400: that is no fault of a change.
        var session = own.Session!;
        own.Seen = await look.AtAsync(session, attempt.Token).ConfigureAwait(false);
        if (SessionTable.Next(SessionEvent.UploadRefused, own.Stage, own.Seen) != SessionAct.Isolate)
            throw new SessionLostException($"Session {session.Id} is {session.Describe(own.Seen == Sighting.Gone)}: somebody else has ended it.", words);
        if (batch.Split() is not { } halves)
        {
            await run.Journal.RejectedAsync(session.Id, batch).ConfigureAwait(false);
            if (work.Take([batch]).Count > 0) run.Account.RejectByOkta(batch, WordsOf(words));
            run.RefusedEntities.Refused(batch.Kind, batch.Items[0].ExternalId);
            return;
        }

        work.Replace(batch, halves.First, halves.Second);
        suspects.Push(halves.Second);
        suspects.Push(halves.First);
    }

    private static string WordsOf(OktaApiException words) =>
        string.Join(" ", new[] { words.ErrorCode, words.ErrorSummary }.Concat(words.ErrorCauses).Where(w => !string.IsNullOrEmpty(w)));

    private enum DependencyFate
    {
        Go,
        Wait,
        Reject,
    }
}
