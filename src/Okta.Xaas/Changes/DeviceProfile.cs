using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas;

/// <summary>The attributes of a device: exactly these three; Okta rejects any other.</summary>
[Experimental(ExperimentalIds.Devices)]
public sealed class DeviceProfile : IdentityProfile
{
    /// <summary>The device's name, <c>displayName</c>: at most 255 characters.</summary>
    public string? DisplayName
    {
        get => this[AttributeNames.DisplayName];
        set => this[AttributeNames.DisplayName] = value;
    }

    /// <summary>The operating system, <c>platform</c>, for example <c>MACOS</c> or <c>ANDROID</c>.</summary>
    public string? Platform
    {
        get => this[AttributeNames.Platform];
        set => this[AttributeNames.Platform] = value;
    }

    /// <summary>The serial number, <c>serialNumber</c>: at most 127 characters.</summary>
    public string? SerialNumber
    {
        get => this[AttributeNames.SerialNumber];
        set => this[AttributeNames.SerialNumber] = value;
    }
}
