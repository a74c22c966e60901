namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Where a loop is.</summary>
internal sealed class LoopState(int length)
{
    public int Index { get; set; }

    public int Length => length;
}
