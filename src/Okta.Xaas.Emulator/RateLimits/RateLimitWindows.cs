using Okta.Xaas.Emulator.Hosting;

namespace Okta.Xaas.Emulator.RateLimits;

/// <summary>A window for each group of endpoints. Not thread-safe: the org's lock guards it.</summary>
internal sealed class RateLimitWindows
{
    private readonly RateLimitWindow[] _windows;

    public RateLimitWindows(OrgSettings settings) => _windows = [.. Enum.GetValues<EndpointGroup>().Select(group => new RateLimitWindow(group, settings))];

    public RateLimitWindow this[EndpointGroup group] => _windows[(int)group];
}
