namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>A date without a time, for which many providers, and .NET Framework, have no type of their own.</summary>
/// <param name="Date">The day, at midnight.</param>
internal readonly record struct Day(DateTime Date);
