namespace Okta.Xaas.Http.Internal;

/// <summary>What Okta answers to an operation that it has done.</summary>
/// <param name="Body">What the body may be.</param>
/// <param name="Status">The status that is documented or was seen.</param>
/// <param name="OtherStatus">Another one.</param>
internal readonly record struct ExpectedAnswer(BodyForms Body, int Status, int OtherStatus)
{
    /// <summary>Of an operation that is not in the table; nothing sends one.</summary>
    public static readonly ExpectedAnswer Unknown = new(BodyForms.Any, 200, 204);

    /// <param name="operation">Okta's name of it.</param>
    public static ExpectedAnswer Of(string operation) => operation switch
    {
        "listIdentitySourceSessions" => new(BodyForms.Sessions, 200, 200),
        "createIdentitySourceSession" => new(BodyForms.Session, 201, 200),
        "getIdentitySourceSession" => new(BodyForms.Session, 200, 200),
        "deleteIdentitySourceSession" => new(BodyForms.Blank, 204, 200),
        "startImportFromIdentitySource" => new(BodyForms.Session, 200, 200),
        "uploadIdentitySourceDataForUpsert" or "uploadIdentitySourceDataForDelete" => new(BodyForms.Blank, 202, 202),
        "uploadIdentitySourceGroupsForUpsert" or "uploadIdentitySourceGroupsDataForDelete" => new(BodyForms.Blank, 202, 202),
        "uploadIdentitySourceGroupMembershipsForUpsert" or "uploadIdentitySourceGroupMembershipsForDelete" => new(BodyForms.Blank, 202, 202),
        "uploadIdentitySourceDevicesForUpsert" or "uploadIdentitySourceDevicesForDelete" => new(BodyForms.Blank, 202, 202),
        "createIdentitySourceUser" or "createIdentitySourceGroups" => new(BodyForms.Entity | BodyForms.Blank, 200, 201),
        "replaceExistingIdentitySourceUser" or "updateIdentitySourceUsers" or "updateIdentitySourceGroups" => new(BodyForms.Entity | BodyForms.Blank, 200, 204),
        "getIdentitySourceUser" or "getIdentitySourceGroup" => new(BodyForms.Entity, 200, 200),
        "deleteIdentitySourceUser" or "deleteIdentitySourceGroup" => new(BodyForms.Blank, 204, 200),
        "getIdentitySourceGroupMemberships" => new(BodyForms.Members, 200, 200),
        "createIdentitySourceGroupsMemberships" or "deleteIdentitySourceGroupMemberships" => new(BodyForms.Blank, 204, 200),
        "getApplication" or "getApplicationUser" => new(BodyForms.Entity, 200, 200),
        "listApplicationUsers" or "listGroups" or "listLogEvents" => new(BodyForms.Objects, 200, 200),
        "getApplicationUserSchema" => new(BodyForms.Schema, 200, 200),
        _ => Unknown,
    };

    public bool Has(int status) => status == Status || status == OtherStatus;
}
