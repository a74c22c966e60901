using Okta.Xaas.Emulator.Routes;
using Okta.Xaas.Emulator.Settings;

namespace Okta.Xaas.Emulator.RateLimits;

/// <summary>A window for each group of endpoints. Not thread-safe: the org's lock guards it.</summary>
internal sealed class RequestWindows
{
    private readonly RequestWindow[] _windows;

    public RequestWindows(OrgSettings settings) => _windows = [.. Enum.GetValues<EndpointGroup>().Select(group => new RequestWindow(group, settings))];

    public RequestWindow this[EndpointGroup group] => _windows[(int)group];
}
