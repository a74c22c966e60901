using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>Why something waits, though it has no fault of its own.</summary>
[Experimental("OKTAXAAS002")]
public enum WaitingReason
{
    /// <summary>A user of the store whose user name or e-mail stands in a record that is held back.</summary>
    StandsInHeldBackRecord = 1,

    /// <summary>A user who comes under another key.</summary>
    Renamed = 2,

    /// <summary>A user who is missing, and protected.</summary>
    Protected = 3,

    /// <summary>A user whose new user name is still that of one who waits.</summary>
    UserNameNotFree = 4,

    /// <summary>A group that is missing, and has a member who waits.</summary>
    MemberWaits = 5,

    /// <summary>A new group all of whose members wait.</summary>
    AllMembersWait = 6,
}
