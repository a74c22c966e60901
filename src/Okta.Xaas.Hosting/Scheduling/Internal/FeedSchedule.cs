using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Okta.Xaas.Hosting.Options.Internal;
using Quartz;

namespace Okta.Xaas.Hosting.Scheduling.Internal;

/// <summary>When a feed runs. Decides only: it knows no clock, and what it says is the same on every machine.</summary>
internal sealed class FeedSchedule
{
    private readonly string _feed;
    private readonly TimeSpan _jitter;
    private readonly Blackouts _blackouts;

    public FeedSchedule(string feed, FeedScheduleOptions options)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _feed = feed;
        _jitter = options.Jitter;
        _blackouts = new(options.Blackouts, zone);
        Cron = CronText.Parse(options.Cron).WithTimeZone(zone);
    }

    /// <summary>When a run is due.</summary>
    public CronExpression Cron { get; }

    /// <summary>Whether a run was due after the last one began, and has not begun.</summary>
    public bool IsMissed(DateTimeOffset lastRun, DateTimeOffset now) => Cron.GetPreviousValidTimeBefore(now) is { } due && due > lastRun;

    /// <summary>When a run that is due by the schedule begins: after its jitter, and not in a blackout.</summary>
    public DateTimeOffset StartOf(DateTimeOffset due, DateTimeOffset now)
    {
        var start = due + JitterOf(due);
        return _blackouts.EndOf(start > now ? start : now);
    }

    /// <summary>When a run begins that is to begin now, if it may.</summary>
    public DateTimeOffset StartOf(DateTimeOffset now) => _blackouts.EndOf(now);

    private TimeSpan JitterOf(DateTimeOffset due)
    {
        if (_jitter == TimeSpan.Zero) return TimeSpan.Zero;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_feed}|{due.UtcTicks}"));
        return TimeSpan.FromSeconds(Math.Floor(_jitter.TotalSeconds * BinaryPrimitives.ReadUInt32BigEndian(hash) / uint.MaxValue));
    }
}
