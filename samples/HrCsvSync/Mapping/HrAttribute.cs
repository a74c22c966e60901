namespace HrCsvSync.Mapping;

/// <summary>An attribute of the identity source's schema and the column that fills it.</summary>
internal sealed record HrAttribute(string Name, HrColumn Column)
{
    /// <summary>Whether a person can't be sent without it: Okta makes no user without a user name and an email address.</summary>
    public bool IsRequired => Name is "userName" or "email";

    /// <summary>Whether Okta takes null for it.</summary>
    public bool CanBeCleared => !IsRequired && Name is not "secondEmail";
}
