namespace Okta.Xaas;

/// <summary>Something that does not fit the schema that the identity source has in Okta. The changes were sent all the same.</summary>
public sealed record SchemaWarning
{
    /// <summary>The attribute, by its name on the wire.</summary>
    public required string Attribute { get; init; }

    /// <summary>The reason, to decide by.</summary>
    public required RejectionReason Reason { get; init; }

    /// <summary>The reason, to read, as it was met first; never a value of a profile.</summary>
    public required string Message { get; init; }

    /// <summary>How many changes have it.</summary>
    public required long Changes { get; init; }
}
