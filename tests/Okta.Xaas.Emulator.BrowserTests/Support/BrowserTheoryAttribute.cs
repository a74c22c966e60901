namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>A theory that needs a browser, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
