namespace Okta.Xaas.Emulator.Wire;

/// <summary>D: the limits of the API. The byte ceiling is I: Okta says 200 KB and does not define it.</summary>
internal static class ApiLimits
{
    public const int EntitiesPerUpload = 200;
    public const int BytesPerUpload = 200_000;
    public const int UploadsPerSession = 50;
    public const int UserExternalId = 512;
    public const int GroupExternalId = 255;
    public const int MemberExternalId = 255;
    public const int DeviceExternalId = 127;
    public const int MembersPerPage = 1000;

    public const int AppUsersPerPage = 500;
    public const int DefaultAppUsersPerPage = 50;
    public const int OrgGroupsPerPage = 200;

    // I: Okta does not tell the page size when none is asked for.
    public const int DefaultMembersPerPage = 200;
}
