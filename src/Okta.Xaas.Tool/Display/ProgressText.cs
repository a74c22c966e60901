using System.Globalization;

namespace Okta.Xaas.Tool.Display;

/// <summary>Says in words where a run stands.</summary>
internal sealed class ProgressText(long total, TimeProvider clock)
{
    /// <summary>How many changes are to be sent, as the estimate has it.</summary>
    public long Total => total;

    /// <summary>What the run is doing; two reports of the same step differ in numbers only.</summary>
    public static (SyncPhase Phase, int Session, WaitReason? Wait) StepOf(SyncProgress progress) =>
        (progress.Phase, progress.SessionNumber, progress.WaitReason);

    public string Of(SyncProgress progress)
    {
        if (progress is { WaitReason: not null and not WaitReason.Import, WaitingUntil: { } until }) return $"{Session(progress)}: {Wait(progress.WaitReason.Value, until)}";
        return progress.Phase switch
        {
            SyncPhase.Planning => $"reading the list, {Words.Count(progress.RecordsRead, "record")} so far",
            SyncPhase.Reading => progress.SessionNumber == 0 ? "reading the list" : $"{Session(progress)}: done",
            SyncPhase.OpeningSession => $"{Session(progress)}: opening",
            SyncPhase.Uploading => $"{Session(progress)}: loading people, groups and memberships",
            SyncPhase.Triggering => $"{Session(progress)}: {Words.Count(progress.BatchesUploaded, "request")} loaded; starting the import",
            SyncPhase.Importing => $"{Session(progress)}: Okta imports {Words.Count(progress.BatchesUploaded, "request")}",
            SyncPhase.Canceling => $"{Session(progress)}: cancelling it, so that nothing of it is imported",
            _ => $"done, {Words.Count(progress.ChangesImported, "change")} imported",
        };
    }

    private static string Session(SyncProgress progress) =>
        progress.SessionId is { } id ? $"session {progress.SessionNumber} ({VisibleText.Line(id)})" : $"session {progress.SessionNumber}";

    private string Wait(WaitReason reason, DateTimeOffset until)
    {
        var left = until - clock.GetUtcNow();
        if (left < TimeSpan.Zero) left = TimeSpan.Zero;
        var time = string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalMinutes}:{left.Seconds:00}");
        return reason switch
        {
            WaitReason.CreationCooldown => $"waiting {time} min; Okta wants five between two imports",
            WaitReason.ExistingSession => $"waiting at most {time} min for somebody else's session",
            _ => $"waiting {time} min before a request is repeated",
        };
    }
}
