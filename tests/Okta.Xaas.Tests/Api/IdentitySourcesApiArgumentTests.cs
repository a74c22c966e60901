using System.Reflection;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>No bad argument reaches the network, and each is named.</summary>
public class IdentitySourcesApiArgumentTests
{
    private static IEnumerable<(MethodInfo Method, ParameterInfo Parameter)> Parameters => ApiMethods.WithShortForms.SelectMany(ApiMethods.Parameters, (method, parameter) => (method, parameter));

    public static TheoryData<string, string> Required => Select(parameter => !parameter.ParameterType.IsValueType && !parameter.HasDefaultValue);

    public static TheoryData<string, string> Texts => Select(parameter => parameter.ParameterType == typeof(string));

    public static TheoryData<string, string> Ids => Select(parameter => parameter.ParameterType == typeof(string) && parameter.Name != "after");

    public static TheoryData<string, string> Collections => Select(IsCollection);

    // What stands in the body alone may be anything that is text.
    public static TheoryData<string, string> PathSegments => Select(parameter =>
        parameter.ParameterType == typeof(string)
        && (parameter.Member.Name, parameter.Name) is not (_, "after") and not ("CreateUserAsync" or "CreateGroupAsync" or "UpdateGroupAsync", "externalId") and not ("CreateGroupMembershipAsync", "memberExternalId"));

    public static TheoryData<string, string> IdsInBodies => Select(parameter =>
        parameter.ParameterType is { Name: nameof(UserUpsert) or nameof(GroupUpsert) or "GroupMember" } || (IsCollection(parameter) && parameter.ParameterType.GetGenericArguments().Single() != typeof(string)));

    [Theory]
    [MemberData(nameof(Required))]
    public async Task Refuses_null(string method, string parameter) =>
        await RefusesAsync<ArgumentNullException>(method, parameter, null);

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Refuses_blank_text(string method, string parameter)
    {
        await RefusesAsync<ArgumentException>(method, parameter, "");
        await RefusesAsync<ArgumentException>(method, parameter, " \t");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Refuses_ids_that_would_change_on_their_way(string method, string parameter)
    {
        await RefusesAsync<ArgumentException>(method, parameter, "half a pair \ud83d");
        await RefusesAsync<ArgumentException>(method, parameter, "\ude00 the other half");
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Refuses_an_empty_collection(string method, string parameter) =>
        await RefusesAsync<ArgumentException>(method, parameter, ApiMethods.Collection(ItemType(method, parameter), 0));

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Refuses_a_missing_item(string method, string parameter)
    {
        var items = ApiMethods.Collection(ItemType(method, parameter), 3);
        items.SetValue(null, 1);
        await RefusesAsync<ArgumentException>(method, parameter, items);
    }

    [Theory]
    [MemberData(nameof(IdsInBodies))]
    public async Task Refuses_an_unfit_id_in_a_body(string method, string parameter)
    {
        foreach (var id in new[] { " ", "half a pair \ud83d" })
        {
            var type = ApiMethods.Of(method).GetParameters().Single(p => p.Name == parameter).ParameterType;
            var body = type.IsGenericType ? Collection(type.GetGenericArguments().Single(), id) : ApiMethods.Item(type, id);
            await RefusesAsync<ArgumentException>(method, parameter, body);
        }
    }

    [Theory]
    [InlineData("E1", "E2")]
    [InlineData("E1", "e1")]
    [InlineData("E/1", "1")]
    [InlineData("E%2F1", "E/1")]
    public async Task Refuses_to_replace_one_user_by_another(string externalId, string another)
    {
        using var wire = new Wire();
        var user = IdentityChange.UpsertUser(another, new UserProfile { UserName = "a@x.test", Email = "a@x.test" });

        var refused = await FluentActions.Awaiting(() => wire.Api.ReplaceUserAsync(externalId, user)).Should().ThrowAsync<ArgumentException>();

        refused.WithParameterName("user").WithMessage("*another external id*");
        wire.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("E1")]
    [InlineData("E/1")]
    [InlineData("E%2F1")]
    [InlineData("E 1/ü#?%+&~!*'()")]
    [InlineData("名😀")]
    public async Task Takes_an_id_that_path_and_body_share(string externalId)
    {
        using var wire = new Wire(Wire.Answer(200));

        await wire.Api.ReplaceUserAsync(externalId, IdentityChange.UpsertUser(externalId, new UserProfile { UserName = "a@x.test", Email = "a@x.test" }));

        wire.Request.Method.Should().Be("PUT");
    }

    [Theory]
    [InlineData("UploadUsersForDeleteAsync (short)")]
    [InlineData("UploadGroupsForDeleteAsync (short)")]
    [InlineData("UploadDevicesForDeleteAsync (short)")]
    public async Task Refuses_an_unfit_id_in_a_collection(string method)
    {
        await RefusesAsync<ArgumentException>(method, "externalIds", new[] { "id", " " });
        await RefusesAsync<ArgumentException>(method, "externalIds", new[] { "id", "\ud83d" });
    }

    [Theory]
    [MemberData(nameof(PathSegments))]
    public async Task Refuses_ids_that_no_URL_can_carry(string method, string parameter)
    {
        await RefusesAsync<ArgumentException>(method, parameter, ".");
        await RefusesAsync<ArgumentException>(method, parameter, "..");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task Refuses_a_page_size_that_Okta_does_not_have(int limit) =>
        await RefusesAsync<ArgumentOutOfRangeException>("GetGroupMembershipsAsync", "limit", limit);

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Takes_the_page_sizes_at_the_edges(int limit)
    {
        using var wire = new Wire(Wire.Answer(200, """{"memberExternalIds":[]}"""));
        await wire.Api.GetGroupMembershipsAsync("G1", limit: limit);
        wire.Request.Target.Should().Be($"{Wire.Root}/groups/G1/membership?limit={limit}");
    }

    [Fact]
    public async Task Refuses_an_empty_body() =>
        await RefusesAsync<ArgumentException>("UploadAsync", "utf8Json", ReadOnlyMemory<byte>.Empty);

    [Fact]
    public async Task Refuses_an_unknown_kind() =>
        await RefusesAsync<ArgumentOutOfRangeException>("UploadAsync", "kind", (ChangeKind)99);

    private static TheoryData<string, string> Select(Func<ParameterInfo, bool> filter)
    {
        var data = new TheoryData<string, string>();
        foreach (var (method, parameter) in Parameters.Where(pair => filter(pair.Parameter))) data.Add(ApiMethods.Name(method), parameter.Name!);
        return data;
    }

    private static Array Collection(Type type, string id)
    {
        var items = ApiMethods.Collection(type, 2);
        items.SetValue(ApiMethods.Item(type, id), 1);
        return items;
    }

    private static bool IsCollection(ParameterInfo parameter) =>
        parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>);

    private static Type ItemType(string method, string parameter) =>
        ApiMethods.Of(method).GetParameters().Single(p => p.Name == parameter).ParameterType.GetGenericArguments().Single();

    private static async Task RefusesAsync<TException>(string methodName, string parameter, object? value)
        where TException : ArgumentException
    {
        var method = ApiMethods.Of(methodName);
        var arguments = ApiMethods.ValidArguments(method);
        arguments[ApiMethods.Parameters(method).ToList().FindIndex(p => p.Name == parameter)] = value;
        using var wire = new Wire();

        var task = ApiMethods.CallAsync(wire.Api, method, arguments);

        (await ((Func<Task>)(() => task)).Should().ThrowAsync<TException>()).Which.ParamName.Should().Be(parameter);
        wire.Requests.Should().BeEmpty();
    }
}
