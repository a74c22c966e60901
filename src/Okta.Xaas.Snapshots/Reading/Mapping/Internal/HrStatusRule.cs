namespace Okta.Xaas.Snapshots.Reading.Mapping.Internal;

/// <summary>The cells of a column that say that a person has left; compared without regard to case.</summary>
internal sealed record HrStatusRule(HrColumn Column, IReadOnlyList<string> Values);
