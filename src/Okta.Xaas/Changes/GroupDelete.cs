namespace Okta.Xaas;

/// <summary>A group is deleted.</summary>
public sealed class GroupDelete : IdentityChange
{
    internal GroupDelete(string externalId)
        : base(ChangeKind.GroupDelete, externalId)
    {
    }
}
