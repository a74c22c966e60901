using Okta.Xaas.Emulator.RateLimits;

namespace Okta.Xaas.Emulator.Hosting;

/// <summary>What of the options can be changed while the org runs. The org's lock guards it.</summary>
internal sealed class OrgSettings(OktaEmulatorOptions options)
{
    public TimeSpan ProcessingTime { get; set; } = options.ProcessingTime;

    public TimeSpan CreationCooldown { get; set; } = options.CreationCooldown;

    public TimeSpan SessionExpiry { get; } = options.SessionExpiry;

    public int RateLimit { get; set; } = options.RateLimit;

    /// <summary>The sessions' own limit; null when they have none.</summary>
    public int? SessionRateLimit { get; set; } = options.SessionRateLimit;

    public TimeSpan RateLimitWindow { get; set; } = options.RateLimitWindow;

    public bool EnforceRateLimit { get; set; } = options.EnforceRateLimit;

    public int ConcurrencyLimit { get; set; } = options.ConcurrencyLimit;

    /// <summary>Sets limits, null leaves one as it is; 0 takes away the sessions' own. Both hold a minute then, so what is left is reckoned anew.</summary>
    public void SetPerMinute(int? limit, int? sessions)
    {
        if (limit is null && sessions is null) return;
        var minutes = RateLimitWindow.TotalMinutes;
        RateLimit = limit ?? AMinute(RateLimit);
        SessionRateLimit = sessions switch
        {
            0 => null,
            null => SessionRateLimit is { } own ? AMinute(own) : null,
            _ => sessions,
        };
        RateLimitWindow = TimeSpan.FromMinutes(1);

        int AMinute(int aWindow) => Math.Max(1, (int)Math.Round(aWindow / minutes));
    }

    public int LimitOf(EndpointGroup group) => (group == EndpointGroup.Sessions ? SessionRateLimit : null) ?? RateLimit;

    public bool IsEnforced(EndpointGroup group) => EnforceRateLimit || (group == EndpointGroup.Sessions && SessionRateLimit is not null);
}
