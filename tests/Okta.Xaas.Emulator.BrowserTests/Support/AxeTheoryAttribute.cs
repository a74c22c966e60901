namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>A theory that needs a browser and axe-core.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AxeTheoryAttribute : TheoryAttribute
{
    public AxeTheoryAttribute() => Skip = Chromium.Missing ?? Axe.Missing;
}
