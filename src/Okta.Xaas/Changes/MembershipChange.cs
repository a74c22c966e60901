namespace Okta.Xaas;

/// <summary>The members of one group change; see <see cref="MembershipAdd"/> and <see cref="MembershipRemove"/>.</summary>
public abstract class MembershipChange : IdentityChange
{
    private protected MembershipChange(ChangeKind kind, string groupExternalId, IEnumerable<string> memberExternalIds)
        : base(kind, groupExternalId)
    {
        ArgumentNullException.ThrowIfNull(memberExternalIds);
        MemberExternalIds = memberExternalIds.ToArray();
    }

    /// <summary>The external ids of the users, in the caller's order.</summary>
    public IReadOnlyList<string> MemberExternalIds { get; }
}
