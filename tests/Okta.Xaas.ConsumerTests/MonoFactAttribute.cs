namespace Okta.Xaas.ConsumerTests;

/// <summary>Needs Mono.</summary>
internal sealed class MonoFactAttribute : FactAttribute
{
    public MonoFactAttribute() => Skip = Tools.NoMono;
}
