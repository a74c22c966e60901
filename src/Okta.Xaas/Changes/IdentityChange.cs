using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas;

/// <summary>
/// One thing that must happen in Okta: a user, a group or a device is upserted or deleted, or a group's members change.
/// Made by the static methods of this class.
/// </summary>
/// <remarks>
/// A change is checked when it is synchronized, not when it is made: one bad record of an HR system is reported in the result and does not
/// stop the others. Only <see langword="null"/> is refused at once. A change must not be altered after it was handed in.
/// </remarks>
public abstract class IdentityChange
{
    // Closed: only the kinds that Okta knows.
    private protected IdentityChange(ChangeKind kind, string externalId, [CallerArgumentExpression(nameof(externalId))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(externalId, argument);
        Kind = kind;
        ExternalId = externalId;
    }

    /// <summary>What is done, and to which kind of entity.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The key by which the HR system knows the entity; for memberships, the group's.</summary>
    public string ExternalId { get; }

    /// <summary>Creates a user, or updates the attributes that <paramref name="profile"/> has.</summary>
    /// <param name="externalId">The user's key in the HR system; 1 to 512 characters, to be a member of groups at most 255.</param>
    /// <param name="profile">The attributes; at least one.</param>
    /// <returns>The change, to be handed to <see cref="IIdentitySourceSynchronizer"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static UserUpsert UpsertUser(string externalId, UserProfile profile) => new(externalId, profile);

    /// <summary>Deactivates a user: Okta keeps the account and takes its access away. An id that Okta does not know is ignored by Okta.</summary>
    /// <param name="externalId">The user's key in the HR system; 1 to 512 characters.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public static UserDelete DeleteUser(string externalId) => new(externalId);

    /// <summary>Creates a group, or updates the attributes that <paramref name="profile"/> has.</summary>
    /// <param name="externalId">The group's key in the HR system; 1 to 255 characters.</param>
    /// <param name="profile">The attributes; at least one.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static GroupUpsert UpsertGroup(string externalId, GroupProfile profile) => new(externalId, profile);

    /// <summary>Deletes a group. An id that Okta does not know is ignored by Okta.</summary>
    /// <param name="externalId">The group's key in the HR system; 1 to 255 characters.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public static GroupDelete DeleteGroup(string externalId) => new(externalId);

    /// <summary>Makes users members of a group. Any number of members: a list too long for one request is split.</summary>
    /// <param name="groupExternalId">The group's key; 1 to 255 characters.</param>
    /// <param name="memberExternalIds">The users' keys, each 1 to 255 characters. Copied; a member named twice counts once.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static MembershipAdd AddMembers(string groupExternalId, IEnumerable<string> memberExternalIds) =>
        new(groupExternalId, memberExternalIds);

    /// <summary>Takes users out of a group. Any number of members: a list too long for one request is split.</summary>
    /// <param name="groupExternalId">The group's key; 1 to 255 characters.</param>
    /// <param name="memberExternalIds">The users' keys, each 1 to 255 characters. Copied; a member named twice counts once.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static MembershipRemove RemoveMembers(string groupExternalId, IEnumerable<string> memberExternalIds) =>
        new(groupExternalId, memberExternalIds);

    /// <summary>Creates a device, or updates it.</summary>
    /// <param name="externalId">The device's key; 1 to 127 characters.</param>
    /// <param name="profile">The three attributes that Okta takes for a device.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    [Experimental(ExperimentalIds.Devices)]
    public static DeviceUpsert UpsertDevice(string externalId, DeviceProfile profile) => new(externalId, profile);

    /// <summary>Removes a device. An id that Okta does not know is ignored by Okta.</summary>
    /// <param name="externalId">The device's key; 1 to 127 characters.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    [Experimental(ExperimentalIds.Devices)]
    public static DeviceDelete DeleteDevice(string externalId) => new(externalId);

    /// <summary>The kind and the external id; never a value of a profile.</summary>
    /// <returns>For example <c>UserUpsert E1001</c>.</returns>
    public sealed override string ToString() => $"{Kind} {ExternalId}";
}
