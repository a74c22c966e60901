namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>A run that is to begin.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Attempt">How often it was tried before.</param>
/// <param name="By">Who asked for it; null when nobody did.</param>
internal sealed record RunRequest(FeedRunCause Cause, int Attempt = 0, string? By = null);
