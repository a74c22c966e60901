using System.Globalization;
using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Hosting.Scheduling.Internal;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <summary>A feed's job and what fires it, by Quartz's names. A pause stops what is planned, and not what somebody asked for.</summary>
internal static class FeedTriggers
{
    public const string Planned = "planned";

    /// <summary>Later than this a run is one that was missed, and no more the delay of a machine that is busy.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public static readonly JobKey Run = new("run", "feed");

    /// <summary>Fires when a run is due.</summary>
    public static readonly TriggerKey Schedule = new("schedule", Planned);

    /// <summary>Fires when the jitter or a blackout of a run that was due is over.</summary>
    public static readonly TriggerKey PutOff = new("put-off", Planned);

    public static readonly TriggerKey Missed = new("missed", Planned);

    public static readonly TriggerKey Start = new("start", Planned);

    public static readonly TriggerKey Retry = new("retry", Planned);

    public static readonly TriggerKey Approved = new("approved", Planned);

    public static readonly TriggerKey Asked = new("asked", "asked");

    /// <summary>What looks for approvals, and what fires it.</summary>
    public static readonly JobKey Look = new("look", "feed");

    public static readonly TriggerKey EachMinute = new("look", "look");

    /// <summary>How often is looked for approvals.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    private const string Cause = "cause";
    private const string Attempt = "attempt";
    private const string By = "by";

    /// <summary>Recovery is asked for: a run that its machine could not end is begun anew by another one.</summary>
    public static IJobDetail Job() => JobBuilder.Create<FeedJob>().WithIdentity(Run).StoreDurably().RequestRecovery().Build();

    public static IJobDetail LookJob() => JobBuilder.Create<ApprovalJob>().WithIdentity(Look).StoreDurably().Build();

    /// <summary>A look that was missed is not made up for: the next one sees the same.</summary>
    public static ITrigger Looks(TimeProvider time) =>
        TriggerBuilder.Create(time).WithIdentity(EachMinute).ForJob(Look).StartAt(time.GetUtcNow() + BetweenLooks)
            .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(BetweenLooks).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount))
            .Build();

    public static ITrigger WhenDue(FeedSchedule schedule, bool catchUp, TimeProvider time) =>
        TriggerBuilder.Create(time).WithIdentity(Schedule).ForJob(Run)
            .WithSchedule(CronScheduleBuilder.Create(schedule.Cron).WithMisfireInstruction(catchUp ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing))
            .Build();

    public static ITrigger Once(TriggerKey key, DateTimeOffset at, RunRequest request, TimeProvider time)
    {
        var trigger = TriggerBuilder.Create(time).WithIdentity(key).ForJob(Run).StartAt(at)
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .UsingJobData(Cause, request.Cause.ToString())
            .UsingJobData(Attempt, request.Attempt.ToString(CultureInfo.InvariantCulture));
        return (request.By is null ? trigger : trigger.UsingJobData(By, request.By)).Build();
    }

    /// <summary>By which key a run waits that must not begin yet. One that is put off takes no other's place: there may be nothing to do for it when its time comes.</summary>
    public static TriggerKey PutOffOf(RunRequest request) => request.Cause == FeedRunCause.Approved ? Approved : PutOff;

    /// <summary>Whether two triggers are due at the same times.</summary>
    public static bool AreAlike(ICronTrigger one, ICronTrigger other) =>
        one.CronExpressionString == other.CronExpressionString && one.TimeZone.Id == other.TimeZone.Id && one.MisfireInstructionCode == other.MisfireInstructionCode;

    /// <summary>Which run a trigger asks for; null for the schedule's own.</summary>
    public static RunRequest? RequestOf(JobDataMap data) =>
        data.TryGetValue(Cause, out var cause) && Enum.TryParse<FeedRunCause>(cause as string, out var known)
            ? new(known, int.Parse((string)data[Attempt]!, CultureInfo.InvariantCulture), data.TryGetValue(By, out var by) ? by as string : null)
            : null;
}
