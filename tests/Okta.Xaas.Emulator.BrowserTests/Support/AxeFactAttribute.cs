namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>A test that needs a browser and axe-core.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AxeFactAttribute : FactAttribute
{
    public AxeFactAttribute() => Skip = Chromium.Missing ?? Axe.Missing;
}
