namespace Okta.Xaas.Snapshots.Reading.Mapping.Internal;

/// <summary>Who is a leaver. A date decides where the row has one; otherwise the status does. At least one of the two is there.</summary>
internal sealed record HrLeaverRule(HrStatusRule? Status, HrDateRule? Date);
