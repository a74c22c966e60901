namespace Okta.Xaas.Emulator;

/// <summary>One bulk request that a session accepted. Immutable.</summary>
public sealed class EmulatedUpload
{
    /// <summary>Okta's operation id, such as <c>uploadIdentitySourceDataForUpsert</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>How many entities the body listed; for memberships, how many group entries.</summary>
    public required int Entities { get; init; }

    /// <summary>How many of the listed ids a delete did not find, and so ignored.</summary>
    public required int UnknownIds { get; init; }

    /// <summary>The length of the body in bytes.</summary>
    public required int Bytes { get; init; }

    /// <summary>When the upload came.</summary>
    public required DateTimeOffset Received { get; init; }
}
