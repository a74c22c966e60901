using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas;

/// <summary>A device is created, or updated.</summary>
[Experimental(ExperimentalIds.Devices)]
public sealed class DeviceUpsert : IdentityChange
{
    internal DeviceUpsert(string externalId, DeviceProfile profile)
        : base(ChangeKind.DeviceUpsert, externalId)
    {
        ArgumentNullException.ThrowIfNull(profile);
        Profile = profile;
    }

    /// <summary>The attributes to set.</summary>
    public DeviceProfile Profile { get; }
}
