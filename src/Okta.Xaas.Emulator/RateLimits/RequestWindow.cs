using System.Globalization;
using Okta.Xaas.Emulator.Routes;
using Okta.Xaas.Emulator.Settings;

namespace Okta.Xaas.Emulator.RateLimits;

/// <summary>Counts the requests of a window to one group of endpoints. Not thread-safe: the org's lock guards it.</summary>
internal sealed class RequestWindow(EndpointGroup group, OrgSettings settings)
{
    private DateTimeOffset _end = DateTimeOffset.MinValue;
    private int _used;

    /// <summary>Counts a request; false when it is one too many.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        Roll(now);
        _used++;
        return !settings.IsEnforced(group) || _used <= settings.LimitOf(group);
    }

    public EmulatedResponse Stamp(EmulatedResponse response, DateTimeOffset now)
    {
        Roll(now);

        // A limit that is not enforced never reads 0, or a polite client would wait for nothing.
        var remaining = Math.Max(settings.LimitOf(group) - _used, settings.IsEnforced(group) ? 0 : 1);

        // A Reset that comes with the answer is the answer's own story.
        if (response.HasHeader("X-Rate-Limit-Limit") || response.HasHeader("X-Rate-Limit-Remaining") || response.HasHeader("X-Rate-Limit-Reset")) return response;
        return response.WithHeaders(
            new("X-Rate-Limit-Limit", settings.LimitOf(group).ToString(CultureInfo.InvariantCulture)),
            new("X-Rate-Limit-Remaining", remaining.ToString(CultureInfo.InvariantCulture)),
            new("X-Rate-Limit-Reset", Seconds(_end)));
    }

    /// <summary>A time as the headers tell it, rounded up, so that nobody comes too early.</summary>
    public static string Seconds(DateTimeOffset time) => ((long)Math.Ceiling((time - DateTimeOffset.UnixEpoch).TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private void Roll(DateTimeOffset now)
    {
        if (now < _end) return;
        _end = now + settings.RateLimitWindow;
        _used = 0;
    }
}
