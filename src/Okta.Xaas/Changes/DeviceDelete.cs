using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas;

/// <summary>A device is removed.</summary>
[Experimental(ExperimentalIds.Devices)]
public sealed class DeviceDelete : IdentityChange
{
    internal DeviceDelete(string externalId)
        : base(ChangeKind.DeviceDelete, externalId)
    {
    }
}
