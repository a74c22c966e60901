namespace Okta.Xaas.ConsumerTests;

/// <summary>A test of a script of this repository, which wants bash.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BashFactAttribute : FactAttribute
{
    public BashFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no bash of its own." : null;
}
