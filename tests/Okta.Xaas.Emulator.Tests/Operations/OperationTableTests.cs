using Okta.Xaas.Emulator.Operations;
using Okta.Xaas.Emulator.Routes;
using Okta.Xaas.Emulator.Tests.Support;

namespace Okta.Xaas.Emulator.Tests.Operations;

/// <summary>Facts, section 1: every operation by its method and path.</summary>
public sealed class OperationTableTests
{
    [Theory]
    [InlineData("listIdentitySourceSessions", "GET", "sessions")]
    [InlineData("createIdentitySourceSession", "POST", "sessions")]
    [InlineData("getIdentitySourceSession", "GET", "sessions/S")]
    [InlineData("deleteIdentitySourceSession", "DELETE", "sessions/S")]
    [InlineData("startImportFromIdentitySource", "POST", "sessions/S/start-import")]
    [InlineData("uploadIdentitySourceDataForUpsert", "POST", "sessions/S/bulk-upsert")]
    [InlineData("uploadIdentitySourceDataForDelete", "POST", "sessions/S/bulk-delete")]
    [InlineData("uploadIdentitySourceGroupsForUpsert", "POST", "sessions/S/bulk-groups-upsert")]
    [InlineData("uploadIdentitySourceGroupsDataForDelete", "POST", "sessions/S/bulk-groups-delete")]
    [InlineData("uploadIdentitySourceGroupMembershipsForUpsert", "POST", "sessions/S/bulk-group-memberships-upsert")]
    [InlineData("uploadIdentitySourceGroupMembershipsForDelete", "POST", "sessions/S/bulk-group-memberships-delete")]
    [InlineData("uploadIdentitySourceDevicesForUpsert", "POST", "sessions/S/bulk-devices-upsert")]
    [InlineData("uploadIdentitySourceDevicesForDelete", "POST", "sessions/S/bulk-devices-delete")]
    [InlineData("createIdentitySourceUser", "POST", "users")]
    [InlineData("getIdentitySourceUser", "GET", "users/E")]
    [InlineData("replaceExistingIdentitySourceUser", "PUT", "users/E")]
    [InlineData("updateIdentitySourceUsers", "PATCH", "users/E")]
    [InlineData("deleteIdentitySourceUser", "DELETE", "users/E")]
    [InlineData("createIdentitySourceGroups", "POST", "groups")]
    [InlineData("getIdentitySourceGroup", "GET", "groups/G")]
    [InlineData("updateIdentitySourceGroups", "POST", "groups/G")]
    [InlineData("deleteIdentitySourceGroup", "DELETE", "groups/G")]
    [InlineData("getIdentitySourceGroupMemberships", "GET", "groups/G/membership")]
    [InlineData("createIdentitySourceGroupsMemberships", "POST", "groups/G/membership")]
    [InlineData("deleteIdentitySourceGroupMemberships", "DELETE", "groups/G/membership/E")]
    public async Task Every_operation_has_its_method_and_path(string operation, string method, string path)
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync(method, path);
        org.Okta.Requests.Single().Request.Operation.Should().Be(operation);
    }

    [Theory]
    [InlineData("getApplication", "apps/{id}")]
    [InlineData("listApplicationUsers", "apps/{id}/users")]
    [InlineData("getApplicationUser", "apps/{id}/users/U")]
    [InlineData("getApplicationUserSchema", "meta/schemas/apps/{id}/default")]
    [InlineData("listGroups", "groups")]
    [InlineData("listLogEvents", "logs")]
    public async Task Every_operation_beside_them_has_its_path(string operation, string path)
    {
        await using var org = await TestOrg.StartAsync();
        await org.OrgAsync(path);
        org.Okta.Requests.Single().Request.Operation.Should().Be(operation);
    }

    [Fact]
    public void There_are_25_and_no_more() => OperationTable.IdentitySources.Should().HaveCount(25).And.OnlyHaveUniqueItems(operation => operation.Id);

    [Fact]
    public void Each_has_what_it_does_and_nothing_else_has() => OperationHandlers.All.Keys.Should().BeEquivalentTo(OperationTable.All.Select(operation => operation.Id));
}
