namespace Okta.Xaas.Emulator.Wire;

/// <summary>The source's app. D: the fields; I: that a source's app has these, and its name.</summary>
internal sealed record AppAnswer(string Id, string Name, string Label, string Status, IEnumerable<string> Features);
