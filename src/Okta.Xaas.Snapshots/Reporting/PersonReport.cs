namespace Okta.Xaas.Snapshots.Reporting;

/// <summary>What became of a person, for those who keep the HR system. It has the key, and no value of a profile.</summary>
/// <param name="Row">Where the record stands in its source; <see langword="null"/> for who is not in it.</param>
/// <param name="ExternalId">The person's key; blank when it is not known.</param>
/// <param name="Outcome">What happened, or would happen.</param>
/// <param name="Why">Why, where that is not plain.</param>
public sealed record PersonReport(long? Row, string ExternalId, PersonOutcome Outcome, string Why = "");
