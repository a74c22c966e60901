namespace Okta.Xaas;

/// <summary>A user leaves: Okta deactivates the account.</summary>
public sealed class UserDelete : IdentityChange
{
    internal UserDelete(string externalId)
        : base(ChangeKind.UserDelete, externalId)
    {
    }
}
