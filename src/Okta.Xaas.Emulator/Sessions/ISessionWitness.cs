using Okta.Xaas.Emulator.Accounts;

namespace Okta.Xaas.Emulator.Sessions;

/// <summary>Who is told what happens to sessions, once each. The org's lock is held.</summary>
internal interface ISessionWitness
{
    /// <summary>A session came into its status.</summary>
    void Moved(OrgSession session, DateTimeOffset at);

    void ImportStarted(OrgSession session, DateTimeOffset at);

    void Uploaded(OrgSession session, EmulatedUpload upload);

    /// <summary>A change that could not be made.</summary>
    void PassedOver(OrgSession session, EntityKey key, DateTimeOffset at);

    /// <summary>A session looks different.</summary>
    void Touched();
}
