using Okta.Xaas.Api.Internal;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Tests.Api.Support;
using Refit;

namespace Okta.Xaas.Tests.Api.Internal;

/// <summary>Which of Okta's operations a method calls.</summary>
public class OperationTableTests
{
    public static TheoryData<string> Methods => OperationCase.Names;

    [Theory]
    [MemberData(nameof(Methods))]
    public void Each_method_is_an_operation_of_Okta(string method)
    {
        using var request = Request(method, "https://example.okta.com/x/bulk-groups-upsert");

        var operation = OperationTable.Of(request);

        operation.Name.Should().Be(OperationCase.Of(method).Operation);
        operation.Tag.Should().Be(new OperationTag(operation.Name, method == nameof(IIdentitySourcesApi.DeleteSessionAsync)));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Logs_and_measurements_know_it_by_its_name(string method)
    {
        var expected = OperationCase.Of(method);
        using var log = new CollectingLogger();
        using var wire = new Wire(log, [Wire.Okta(200, expected.Answer)]);

        await expected.Call(wire.Api);

        log.Lines.Should().ContainSingle().Which.Text.Should().Contain(expected.Operation);
    }

    [Theory]
    [InlineData(ChangeKind.UserUpsert, "bulk-upsert", "uploadIdentitySourceDataForUpsert")]
    [InlineData(ChangeKind.UserDelete, "bulk-delete", "uploadIdentitySourceDataForDelete")]
    [InlineData(ChangeKind.GroupUpsert, "bulk-groups-upsert", "uploadIdentitySourceGroupsForUpsert")]
    [InlineData(ChangeKind.GroupDelete, "bulk-groups-delete", "uploadIdentitySourceGroupsDataForDelete")]
    [InlineData(ChangeKind.MembershipAdd, "bulk-group-memberships-upsert", "uploadIdentitySourceGroupMembershipsForUpsert")]
    [InlineData(ChangeKind.MembershipRemove, "bulk-group-memberships-delete", "uploadIdentitySourceGroupMembershipsForDelete")]
    [InlineData(ChangeKind.DeviceUpsert, "bulk-devices-upsert", "uploadIdentitySourceDevicesForUpsert")]
    [InlineData(ChangeKind.DeviceDelete, "bulk-devices-delete", "uploadIdentitySourceDevicesForDelete")]
    public async Task A_ready_body_goes_to_the_operation_of_its_kind(ChangeKind kind, string path, string operation)
    {
        using var wire = new Wire(Wire.Answer(400));

        var call = () => wire.Api.UploadAsync("aps1", kind, "{}"u8.ToArray());

        (await call.Should().ThrowAsync<OktaApiException>()).Which.Operation.Should().Be(operation);
        wire.Request.Target.Should().Be($"{Wire.Root}/sessions/aps1/{path}");
        wire.Request.BodyText.Should().Be("{}");
    }

    [Fact]
    public void Every_kind_of_change_has_a_bulk_operation() =>
        BulkOperation.All.Select(bulk => bulk.Kind).Should().BeEquivalentTo(Enum.GetValues<ChangeKind>()).And.OnlyHaveUniqueItems();

    [Theory]
    [InlineData("HeadUsersAsync")]
    [InlineData(null)]
    public void What_the_interface_does_not_ask_for_is_not_sent(string? method)
    {
        using var request = Request(method, "https://example.okta.com/");
        FluentActions.Invoking(() => OperationTable.Of(request)).Should().Throw<InvalidOperationException>().WithMessage("*IIdentitySourcesApi*");
    }

    private static HttpRequestMessage Request(string? method, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (method is not null) request.Options.Set(new HttpRequestOptionsKey<string>(HttpRequestMessageOptions.MethodName), method);
        return request;
    }
}
