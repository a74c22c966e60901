namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>How many people lose what they had in an attribute, of how many who had it.</summary>
internal sealed record AttributeLoss(string Attribute, long Count, long Of, IReadOnlyList<string> Examples);
