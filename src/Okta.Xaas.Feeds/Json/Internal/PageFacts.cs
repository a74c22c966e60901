namespace Okta.Xaas.Feeds.Json.Internal;

/// <summary>What a page has told.</summary>
/// <param name="Page">Its number, from 1.</param>
/// <param name="Records">How many records it has.</param>
/// <param name="Hash">What it is told by from others.</param>
/// <param name="Next">How it goes on, as the page has it: an address or a cursor; null or empty at the end.</param>
/// <param name="Total">How many records there are in all, as the page has it; null when it was not asked.</param>
internal sealed record PageFacts(int Page, long Records, string Hash, string? Next, long? Total);
