namespace Okta.Xaas;

/// <summary>Why a change was not sent to Okta, or not taken by it.</summary>
public enum RejectionReason
{
    /// <summary>The external id of the user, group, device or member is empty.</summary>
    MissingExternalId,

    /// <summary>The profile has no attributes. Okta would create an empty user.</summary>
    EmptyProfile,

    /// <summary>A membership change names no members.</summary>
    NoMembers,

    /// <summary>A value, an id or a name is shorter or longer than Okta takes.</summary>
    InvalidLength,

    /// <summary>A value is not of the form that Okta takes, for example an email address without an @.</summary>
    InvalidFormat,

    /// <summary>An attribute that cannot be cleared was set to <see langword="null"/>.</summary>
    NotClearable,

    /// <summary>An attribute that the kind of entity needs is absent, or one that it does not have is set.</summary>
    InvalidAttribute,

    /// <summary>The change alone is larger than one request may be.</summary>
    TooLarge,

    /// <summary>The change was <see langword="null"/>.</summary>
    Null,

    /// <summary>Okta refused the change.</summary>
    RefusedByOkta,

    /// <summary>A membership of a user or a group whose own upsert was refused: Okta would pass over it in silence.</summary>
    DependsOnRefused,
}
