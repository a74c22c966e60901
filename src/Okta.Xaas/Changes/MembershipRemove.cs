namespace Okta.Xaas;

/// <summary>Users cease to be members of a group.</summary>
public sealed class MembershipRemove : MembershipChange
{
    internal MembershipRemove(string groupExternalId, IEnumerable<string> memberExternalIds)
        : base(ChangeKind.MembershipRemove, groupExternalId, memberExternalIds)
    {
    }
}
