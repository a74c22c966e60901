namespace Okta.Xaas.Snapshots;

/// <summary>A limit that is exceeded when both its share and its number are: a share alone would trip over every change in a small company.</summary>
public sealed class SafeguardLimit
{
    /// <summary>Sets a limit.</summary>
    /// <param name="share">The share that is still taken for usual, 0 to 1.</param>
    /// <param name="count">The number that is still taken for usual.</param>
    public SafeguardLimit(double share, long count) => (Share, Count) = (share, count);

    /// <summary>The share that is still taken for usual, 0 to 1; 1 turns the safeguard off.</summary>
    public double Share { get; set; }

    /// <summary>The number that is still taken for usual, whatever the share.</summary>
    public long Count { get; set; }

    internal bool IsExceededBy(long count, long of) => count > Count && of > 0 && (double)count / of > Share;
}
