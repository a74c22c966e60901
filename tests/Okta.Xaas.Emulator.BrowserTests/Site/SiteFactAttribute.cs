using Okta.Xaas.Emulator.BrowserTests.Support;

namespace Okta.Xaas.Emulator.BrowserTests.Site;

/// <summary>A test that needs the site, a browser and axe-core.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SiteFactAttribute : FactAttribute
{
    public SiteFactAttribute() => Skip = SiteServer.Missing ?? Chromium.Missing ?? Axe.Missing;
}
