namespace Okta.Xaas.ConsumerTests;

/// <summary>Needs a linker.</summary>
internal sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = Tools.NoLinker;
}
