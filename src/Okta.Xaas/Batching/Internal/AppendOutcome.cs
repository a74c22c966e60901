namespace Okta.Xaas.Batching.Internal;

/// <summary>What became of a change that was to be written into a batch.</summary>
internal enum AppendOutcome
{
    Appended,

    /// <summary>The next batch may have room.</summary>
    BatchIsFull,

    /// <summary>No batch has room.</summary>
    TooLarge,
}
