namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>A column that a result must have, and what for.</summary>
internal sealed record WantedColumn(string Name, string For);
