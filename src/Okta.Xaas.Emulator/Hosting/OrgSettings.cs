namespace Okta.Xaas.Emulator.Hosting;

/// <summary>What of the options can be changed while the org runs. The org's lock guards it.</summary>
internal sealed class OrgSettings(OktaEmulatorOptions options)
{
    public TimeSpan ProcessingTime { get; set; } = options.ProcessingTime;

    public TimeSpan CreationCooldown { get; set; } = options.CreationCooldown;

    public TimeSpan SessionExpiry { get; } = options.SessionExpiry;

    public int RateLimit { get; set; } = options.RateLimit;

    public TimeSpan RateLimitWindow { get; set; } = options.RateLimitWindow;

    public bool EnforceRateLimit { get; set; } = options.EnforceRateLimit;

    public int ConcurrencyLimit { get; set; } = options.ConcurrencyLimit;
}
