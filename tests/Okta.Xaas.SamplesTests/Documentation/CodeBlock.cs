namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>A fenced block of a page.</summary>
internal sealed record CodeBlock(string Language, int Line, IReadOnlyList<string> Lines);
