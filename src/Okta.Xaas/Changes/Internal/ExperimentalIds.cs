namespace Okta.Xaas.Changes.Internal;

/// <summary>The diagnostic ids under which parts of the API that may still change are marked.</summary>
internal static class ExperimentalIds
{
    /// <summary>Devices: early access at Okta since August 2026; their wire format is inferred.</summary>
    public const string Devices = "OKTAXAAS001";
}
