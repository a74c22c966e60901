namespace Okta.Xaas.Http.Internal;

/// <summary>What there has been of one request before the attempt that is judged.</summary>
/// <param name="Retries">Repetitions, whatever for: 0 after the first attempt.</param>
/// <param name="AfterFaults">Those of them that did not follow a 429.</param>
/// <param name="RateLimitedFor">The time since the first 429; zero at the first.</param>
internal readonly record struct RetryCounts(int Retries, int AfterFaults, TimeSpan RateLimitedFor);
