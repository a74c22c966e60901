namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>How many, and some of them by their external ids.</summary>
internal sealed record Seen(long Count, IReadOnlyList<string> Examples)
{
    public static readonly Seen None = new(0, []);
}
