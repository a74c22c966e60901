namespace Okta.Xaas.Batching.Internal;

/// <summary>In which order the batches of a session are sent. Okta documents none; this is the one that no order of processing can hurt.</summary>
internal static class UploadOrder
{
    public const int Upserts = 0;
    public const int Memberships = 1;
    public const int Deletes = 2;

    /// <summary>The stage of a kind: all batches of a stage are acknowledged before the next stage begins.</summary>
    public static int StageOf(ChangeKind kind) => kind switch
    {
        ChangeKind.UserUpsert or ChangeKind.GroupUpsert or ChangeKind.DeviceUpsert => Upserts,
        ChangeKind.MembershipAdd or ChangeKind.MembershipRemove => Memberships,
        _ => Deletes,
    };
}
