namespace Okta.Xaas;

/// <summary>Users become members of a group.</summary>
public sealed class MembershipAdd : MembershipChange
{
    internal MembershipAdd(string groupExternalId, IEnumerable<string> memberExternalIds)
        : base(ChangeKind.MembershipAdd, groupExternalId, memberExternalIds)
    {
    }
}
