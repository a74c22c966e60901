using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>The kinds of which a list says who is there; the others are left alone.</summary>
[Experimental("OKTAXAAS002")]
[Flags]
public enum ManagedKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Users.</summary>
    Users = 1,

    /// <summary>Groups.</summary>
    Groups = 2,

    /// <summary>Devices.</summary>
    Devices = 4,

    /// <summary>Memberships.</summary>
    Memberships = 8,
}
