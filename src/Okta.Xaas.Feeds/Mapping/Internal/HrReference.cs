namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>A key that stands for an attribute of the person who has it, such as a manager's.</summary>
/// <param name="Attribute">That person's attribute.</param>
/// <param name="Unknown">What becomes of a key that nobody in the list has.</param>
/// <param name="Circular">What becomes of one that leads back to the person, such as two who are each other's managers.</param>
internal sealed record HrReference(string Attribute, ReferencePolicy Unknown = ReferencePolicy.Empty, ReferencePolicy Circular = ReferencePolicy.Keep);

/// <summary>What becomes of a reference that cannot be as it is.</summary>
internal enum ReferencePolicy
{
    /// <summary>The attribute is empty.</summary>
    Empty,

    /// <summary>The record is held back.</summary>
    HoldBack,

    /// <summary>The attribute is filled all the same.</summary>
    Keep,
}
