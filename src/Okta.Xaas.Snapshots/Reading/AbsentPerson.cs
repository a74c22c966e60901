namespace Okta.Xaas.Snapshots;

/// <summary>A person whom a source has and the list has not, as it tells of the active ones only.</summary>
/// <param name="ExternalId">The person's key.</param>
/// <param name="Row">Where the record stands in its source.</param>
/// <param name="Why">Why the person is not in the list; without a value of the record.</param>
public sealed record AbsentPerson(string ExternalId, long Row, string Why);
