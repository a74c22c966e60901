#pragma warning disable OKTAXAAS001 // Devices are tested as the rest is
using Okta.Xaas.Api.Models;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>A shorter form of a call sends what the interface's method sends; those of <see cref="OperationCase"/> are the shorter ones.</summary>
public class ShortFormTests
{
    private static readonly Dictionary<string, Func<IIdentitySourcesApi, Task>> LongForms = new()
    {
        ["UploadUsersForDeleteAsync"] = api => api.UploadUsersForDeleteAsync("aps/1", [IdentityChange.DeleteUser("E1"), IdentityChange.DeleteUser(OperationCase.Id)]),
        ["UploadGroupsForDeleteAsync"] = api => api.UploadGroupsForDeleteAsync("aps/1", [IdentityChange.DeleteGroup("G1"), IdentityChange.DeleteGroup("G2")]),
        ["UploadDevicesForDeleteAsync"] = api => api.UploadDevicesForDeleteAsync("aps/1", [IdentityChange.DeleteDevice("D1")]),
        ["CreateUserAsync"] = api => api.CreateUserAsync(User),
        ["ReplaceUserAsync"] = api => api.ReplaceUserAsync(OperationCase.Id, User),
        ["CreateGroupAsync"] = api => api.CreateGroupAsync(IdentityChange.UpsertGroup(OperationCase.Id, new GroupProfile { DisplayName = "Staff" })),
        ["UpdateGroupAsync"] = api => api.UpdateGroupAsync(OperationCase.Id, IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Staff" })),
        ["CreateGroupMembershipAsync"] = api => api.CreateGroupMembershipAsync(OperationCase.Id, new GroupMember(OperationCase.Id)),
    };

    public static TheoryData<string> Names => [.. LongForms.Keys];

    private static UserUpsert User => IdentityChange.UpsertUser(OperationCase.Id, new UserProfile { UserName = "a@x.test", Email = "a@x.test" });

    [Fact]
    public void Each_short_form_is_here() =>
        LongForms.Keys.Should().BeEquivalentTo(ApiMethods.WithShortForms.Where(method => method.IsStatic).Select(method => method.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sends_the_same(string name)
    {
        var expected = OperationCase.Of(name);
        using var wire = new Wire(Wire.Okta(200, expected.Answer));

        await LongForms[name](wire.Api);

        (wire.Request.Method, wire.Request.Target, wire.Request.BodyText).Should().Be((expected.Verb, Wire.Root + expected.Path, expected.Body));
    }

    [Fact]
    public void Needs_an_API()
    {
        foreach (var method in ApiMethods.WithShortForms.Where(method => method.IsStatic))
        {
            var call = ApiMethods.CallAsync(null!, method, ApiMethods.ValidArguments(method));
            call.Exception!.InnerException.Should().BeOfType<ArgumentNullException>().Which.ParamName.Should().Be("api");
        }
    }
}
