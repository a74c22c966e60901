using Quartz;

namespace Okta.Xaas.Hosting.Options.Internal;

/// <summary>A schedule as people write it.</summary>
internal static class CronText
{
    /// <summary>Five fields are those of a crontab; six or seven are Quartz's.</summary>
    /// <exception cref="FormatException">It is neither; the message says where.</exception>
    public static CronExpression Parse(string text) =>
        CronExpression.Parse(text, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 5 ? CronFormat.Unix : CronFormat.Quartz);
}
