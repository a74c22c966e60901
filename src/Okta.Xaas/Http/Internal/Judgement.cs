namespace Okta.Xaas.Http.Internal;

/// <summary>What was found of an answer.</summary>
/// <param name="Verdict">What it proves.</param>
/// <param name="Problem">What speaks against it, for a message.</param>
internal readonly record struct Judgement(Verdict Verdict, string? Problem = null);
