#if NET
using System.Text;
#endif
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas;

/// <summary>Says before any request what Okta would refuse: the limits are those of Okta's API reference and its XaaS guide.</summary>
/// <remarks>Pure and safe to call concurrently. The size of a change is not judged here, but by <see cref="Batching.BatchPacker"/>.</remarks>
public static class ChangeValidator
{
    private const int MaxUserIdLength = 512;
    private const int MaxGroupIdLength = 255;
    private const int MaxMemberIdLength = 255;
    private const int MaxDeviceIdLength = 127;

    private static readonly string[] DeviceAttributes = [AttributeNames.SerialNumber, AttributeNames.Platform, AttributeNames.DisplayName];

    /// <summary>Lists what is wrong with a change.</summary>
    /// <param name="change">The change.</param>
    /// <returns>All faults; empty when there are none. Faults with a <see cref="ChangeFault.MemberExternalId"/> concern only that member.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public static IReadOnlyList<ChangeFault> Validate(IdentityChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<ChangeFault>? faults = null;
        switch (change)
        {
            case UserUpsert user:
                Add(ref faults, CheckId(user));
                CheckProfile(user.Profile, AttributeRule.OfUser, ref faults);
                break;
            case GroupUpsert group:
                Add(ref faults, CheckId(group));
                CheckProfile(group.Profile, AttributeRule.OfGroup, ref faults);
                break;
            case DeviceUpsert device:
                Add(ref faults, CheckId(device));
                CheckProfile(device.Profile, AttributeRule.OfDevice, ref faults);
                CheckDeviceAttributes(device.Profile, ref faults);
                break;
            case MembershipChange membership:
                Add(ref faults, CheckId(membership));
                CheckMembers(membership, ref faults);
                break;
            default:
                Add(ref faults, CheckId(change));
                break;
        }

        return faults ?? (IReadOnlyList<ChangeFault>)[];
    }

    /// <summary>What is wrong with the external id of a change, which is all that can be wrong with most kinds.</summary>
    internal static ChangeFault? CheckId(IdentityChange change) => CheckId(change.ExternalId, change.Kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.UserDelete => MaxUserIdLength,
        ChangeKind.DeviceUpsert or ChangeKind.DeviceDelete => MaxDeviceIdLength,
        _ => MaxGroupIdLength,
    });

    private static ChangeFault? CheckId(string id, int maxLength, string what = "The external id")
    {
        if (string.IsNullOrWhiteSpace(id)) return new(RejectionReason.MissingExternalId, $"{what} is empty.");
        if (id.Length > maxLength) return new(RejectionReason.InvalidLength, $"{what} has {id.Length} characters; Okta takes at most {maxLength}.");
        return IsUnicode(id) ? null : new(RejectionReason.InvalidFormat, $"{what} is not valid Unicode: it has half of a surrogate pair.");
    }

    private static void CheckProfile(IdentityProfile profile, Func<string, AttributeRule?> ruleOf, ref List<ChangeFault>? faults)
    {
        if (profile.Count == 0)
            Add(ref faults, new(RejectionReason.EmptyProfile, "The profile has no attributes: Okta would create an empty entity."));
        foreach (var attribute in profile)
        {
            if (ruleOf(attribute.Key) is { } rule) Add(ref faults, rule.Check(attribute.Key, attribute.Value));
            if (!IsUnicode(attribute.Key))
                Add(ref faults, new(RejectionReason.InvalidFormat, "The name of an attribute is not valid Unicode: it has half of a surrogate pair.", attribute.Key));
            if (attribute.Value is not null && !IsUnicode(attribute.Value))
                Add(ref faults, new(RejectionReason.InvalidFormat, $"{attribute.Key} is not valid Unicode: it has half of a surrogate pair.", attribute.Key));
        }
    }

    private static void CheckDeviceAttributes(DeviceProfile profile, ref List<ChangeFault>? faults)
    {
        foreach (var attribute in profile)
        {
            if (AttributeRule.OfDevice(attribute.Key) is null)
                Add(ref faults, new(RejectionReason.InvalidAttribute, $"{attribute.Key} is not an attribute of a device: Okta takes exactly serialNumber, platform and displayName.", attribute.Key));
        }

        foreach (var required in DeviceAttributes)
        {
            if (!profile.Contains(required))
                Add(ref faults, new(RejectionReason.InvalidAttribute, $"{required} is not set: a device needs serialNumber, platform and displayName.", required));
        }
    }

    private static void CheckMembers(MembershipChange membership, ref List<ChangeFault>? faults)
    {
        if (membership.MemberExternalIds.Count == 0)
            Add(ref faults, new(RejectionReason.NoMembers, "The membership change names no members."));
        foreach (var member in membership.MemberExternalIds)
        {
            if (CheckId(member, MaxMemberIdLength, "The member's external id") is { } fault)
                Add(ref faults, fault with { MemberExternalId = member ?? "" });
        }
    }

    private static bool IsUnicode(string text)
    {
#if NET
        // Most values are, and this is by far the fastest way to see it.
        if (Ascii.IsValid(text)) return true;
#endif
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    private static void Add(ref List<ChangeFault>? faults, ChangeFault? fault)
    {
        if (fault is not null) (faults ??= []).Add(fault);
    }
}
