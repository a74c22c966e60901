using Okta.Xaas.Tool.Connection;

namespace Okta.Xaas.Tool.Feeds;

/// <summary>Which list is read.</summary>
/// <param name="File">The HR system's export; null when a database is meant.</param>
/// <param name="Mapping">What its columns mean; null when a database is meant.</param>
/// <param name="Settings">The settings, with the database.</param>
internal sealed record ListChoice(string? File, string? Mapping, OktaSettings Settings);
