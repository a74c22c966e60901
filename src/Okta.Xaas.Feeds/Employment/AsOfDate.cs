namespace Okta.Xaas.Feeds.Employment;

/// <summary>
/// The column that says of when the list is, such as the time of the export, the same in all rows: a list of an earlier time than the last one that was imported
/// stops the run. Binds from configuration.
/// </summary>
/// <remarks>
/// Unlike that of a first or last day, the time counts; without an offset it is in the time zone that the columns name, or UTC. Where rows differ, the latest
/// counts. A value that is no date says nothing; a list of which no row says its time is not read.
/// </remarks>
public sealed class AsOfDate : DateColumn;
