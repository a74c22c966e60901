using Okta.Xaas.Emulator.BrowserTests.Support;

namespace Okta.Xaas.Emulator.BrowserTests.Site;

/// <summary>A theory that needs the site, a browser and axe-core.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SiteTheoryAttribute : TheoryAttribute
{
    public SiteTheoryAttribute() => Skip = SiteServer.Missing ?? Chromium.Missing ?? Axe.Missing;
}
