namespace Okta.Xaas.Snapshots;

/// <summary>Why a record of the list is neither imported nor taken for absent.</summary>
public enum HeldBackReason
{
    /// <summary>Its key is blank, or none that Okta takes: it may be anybody's.</summary>
    NoUsableKey,

    /// <summary>The reader could not use the record, or Okta would refuse it.</summary>
    Faulty,

    /// <summary>Its key stands twice in the list.</summary>
    DuplicateKey,

    /// <summary>Its user name stands twice in the list.</summary>
    DuplicateUserName,

    /// <summary>A membership whose user or group is not in the list.</summary>
    UnknownMemberOrGroup,

    /// <summary>It is not in the list any more, but protected from deletion.</summary>
    Protected,

    /// <summary>A person who waits: stands in a record that is held back, by key, user name or e-mail.</summary>
    StandsInHeldBackRecord,

    /// <summary>A person who waits: most likely the same one under another key.</summary>
    Renamed,

    /// <summary>A person who waits: the new user name is still that of somebody who waits.</summary>
    UserNameNotFree,

    /// <summary>Not in the list any more, but the list has records that may be anybody's.</summary>
    DeletionsWait,
}
